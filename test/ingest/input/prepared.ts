import {execFileSync} from 'node:child_process';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {Readable} from 'node:stream';
import {gzipSync} from 'node:zlib';
import test from 'ava';
import type {Item} from '../../../src/block.js';
import {prepareInput} from '../../../src/ingest/input/prepared.js';
import {cbg} from '../../helpers/data.js';
import {temporaryFile, temporaryFolder} from '../../helpers/temporary.js';

const common = {deviceId: 'Pump-1:1', time: '2018-02-28T20:00:00.000Z'};
const bolus = {type: 'bolus', subType: 'normal', normal: 1, id: 'b'.repeat(32), ...common};
const wizard = {type: 'wizard', units: 'mmol/L', bolus: bolus.id, ...common};
const upload = {type: 'upload', deviceModel: 'Pump', ...common};
const whole = {...wizard, bolus};

async function readAll(source: Parameters<typeof prepareInput>[0]) {
  const prepared = await prepareInput(source, {});
  const items: Item[] = [];
  for await (const block of prepared.read()) items.push(...block.items);
  prepared.close();
  const {sessions, report} = prepared;
  return {values: items.map(({value}) => value), places: items, sessions, report};
}

test('prepareInput - follows references from file to file', async t => {
  const one = temporaryFile(t, 'one.json', JSON.stringify([wizard, cbg()]));
  const two = temporaryFile(t, 'two.json.gz', gzipSync(JSON.stringify([upload, bolus])));
  const {values, sessions, report} = await readAll([one, two]);
  t.deepEqual(values, [whole, cbg()]);
  t.is(sessions.get('Pump-1:1')?.deviceModel, 'Pump');
  t.deepEqual([report.records, report.passed, report.embedded, report.uploads], [4, 2, 1, 1]);
});

test('prepareInput - reads a stream that can be read once', async t => {
  const {values} = await readAll(Readable.from([Buffer.from(JSON.stringify([bolus, wizard]))]));
  t.deepEqual(values, [whole]);
});

test('prepareInput - reads a pipe that can be read once, and keeps its name in the places', async t => {
  if (process.platform === 'win32') {
    t.log('left out: there are no named pipes here');
    t.pass();
    return;
  }
  const pipe = path.join(temporaryFolder(t), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const file = temporaryFile(t, 'one.json', JSON.stringify([wizard]));
  const written = writeFile(pipe, JSON.stringify([bolus, cbg()]));
  const {values, places} = await readAll([file, pipe]);
  await written;
  t.deepEqual(values, [whole, cbg()]);
  t.deepEqual(
    places.map(({index, file: name}) => [index, name]),
    [
      [0, file],
      [2, pipe],
    ],
  );
});

test('prepareInput - says which file is missing', async t => {
  await t.throwsAsync(prepareInput(['nowhere.json'], {}), {code: 'ERR_INGEST_NO_FILE'});
});
