import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {Batcher} from '../../src/batches/batcher.js';
import {blockOf} from '../../src/block.js';
import {badCbg, cbgs} from '../helpers/data.js';
import {scene} from '../helpers/interrupted.js';

// No test can make the stages lose a datum from outside, so here they are made to.
const {add, addPacked} = Batcher.prototype;

test.afterEach(() => Object.assign(Batcher.prototype, {add, addPacked}));

test.serial('ingest - closes nothing over a datum that a stage has lost', async t => {
  Batcher.prototype.add = function (block, push) {
    add.call(this, blockOf(block.items.slice(1), block), push);
  };
  const s = await scene(t);
  const dump = path.join(s.folder, 'dump.json');
  writeFileSync(dump, JSON.stringify([badCbg(), ...cbgs(12)]));
  const failure = await s.fail([dump], {duplicates: 'drop'});
  t.like(failure, {code: 'ERR_INGEST_INTERNAL', fault: 'internal'});
  t.regex(failure.message, /13 data were read, and 12 uploaded, refused or dropped/);
  t.like(s.sandbox.counts(), {data: 11, activeData: 0});
});

test.serial('ingest - nor over a block that the threads have lost', async t => {
  Batcher.prototype.addPacked = () => {};
  const s = await scene(t);
  const dump = path.join(s.folder, 'dump.json');
  writeFileSync(dump, JSON.stringify([badCbg(), ...cbgs(12)]));
  const failure = await s.fail([dump]);
  t.regex(failure.message, /13 data were read, and 1 uploaded, refused or dropped/);
  t.is(s.sandbox.counts().activeData, 0);
});
