import {appendFileSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {badCbg, cbgs} from '../helpers/data.js';
import {scene} from '../helpers/interrupted.js';

/** Good data, some that we refuse, and some that only the platform does. */
const data = cbgs(40).map((datum, index) => {
  if (index % 9 === 4) return {...badCbg(), time: datum.time};
  return datum;
});
const bad = [4, 13, 22, 31];

const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').slice(0, -1);

/** Interrupts a run, does something to its rejects file, and lets it go on. */
const resumed = test.macro({
  async exec(t, change: (file: string) => void, kept: 'kept' | 'anew') {
    const s = await scene(t);
    const file = path.join(s.folder, 'dump.json');
    const rejects = path.join(s.folder, 'rejects');
    writeFileSync(file, JSON.stringify(data));
    const failed = await s.runUntil(3, [file], {rejects});
    const known = linesOf(rejects);
    t.true(known.length > 0);
    t.is(known.length, failed.summary.rejected);
    change(rejects);
    const seen: number[] = [];
    const summary = await s.run([file], {rejects, onReject: ({index}) => seen.push(index)});
    t.like(summary, {read: 40, uploaded: 36, rejected: 4, state: 'closed'});
    t.deepEqual(seen, bad, 'the caller hears of all');
    const lines = linesOf(rejects);
    t.deepEqual(lines.map(line => JSON.parse(line).index).sort(byNumber), bad);
    if (kept === 'kept') t.deepEqual(lines.slice(0, known.length), known);
    await s.run([file], {rejects});
    t.deepEqual(linesOf(rejects), lines, 'a run after success leaves it as it is');
  },
  title: name => `a resumed run - completes the rejects file ${name}`,
});

const byNumber = (a: number, b: number) => a - b;

test('that it finds', resumed, () => {}, 'kept');
test(
  'of which the last line is torn',
  resumed,
  file => appendFileSync(file, '{"index":7,'),
  'kept',
);
test('that is longer than it knows', resumed, file => appendFileSync(file, 'a\nb\n'), 'kept');
test('that is gone', resumed, file => rmSync(file), 'anew');
test('that is shorter than it knows', resumed, file => writeFileSync(file, ''), 'anew');
test(
  'that somebody changed',
  resumed,
  file => writeFileSync(file, readFileSync(file, 'utf8').replace('mg', 'gm')),
  'anew',
);

test('a resumed run - writes all that is refused into another rejects file', async t => {
  const s = await scene(t);
  const file = path.join(s.folder, 'dump.json');
  const [first, second] = [path.join(s.folder, 'first'), path.join(s.folder, 'second')];
  writeFileSync(file, JSON.stringify(data));
  await s.runUntil(3, [file], {rejects: first});
  const before = readFileSync(first);
  await s.run([file], {rejects: second});
  t.is(linesOf(second).length, 4);
  t.deepEqual(readFileSync(first), before);
});

test('a resumed run - counts and writes what the platform refused before', async t => {
  const s = await scene(t);
  const file = path.join(s.folder, 'dump.json');
  const rejects = path.join(s.folder, 'rejects');
  writeFileSync(file, JSON.stringify(data.filter((_, index) => !bad.includes(index))));
  const body = {code: 'odd', title: 'odd', detail: 'odd', source: {pointer: '/2/value'}};
  s.sandbox.faults([{at: 'add', do: 'status', status: 400, body}]);
  await s.runUntil(3, [file], {rejects});
  const known = linesOf(rejects);
  t.deepEqual(
    known.map(line => JSON.parse(line).index),
    [2],
  );
  t.like(await s.run([file], {rejects}), {read: 36, uploaded: 35, rejected: 1});
  t.deepEqual(linesOf(rejects), known);
  rmSync(rejects);
  t.like(await s.run([file], {rejects}), {read: 36, uploaded: 35, rejected: 1});
  t.deepEqual(linesOf(rejects), known);
});

test('a resumed run - that reads the input in another way spoils no rejects file', async t => {
  const s = await scene(t);
  const file = path.join(s.folder, 'dump.json');
  const rejects = path.join(s.folder, 'rejects');
  const anonymous = data.map(datum => ({...datum, deviceId: undefined}));
  writeFileSync(file, JSON.stringify(anonymous));
  const way = {rejects, defaultDeviceId: 'a'};
  await s.runUntil(3, [file], way);
  const other = await s.fail([file], {rejects});
  t.is(other.code, 'ERR_INGEST_CHANGED_INPUT');
  t.like(await s.run([file], way), {uploaded: 36, rejected: 4});
  const indices = linesOf(rejects).map(line => JSON.parse(line).index);
  t.deepEqual(indices.sort(byNumber), bad);
});
