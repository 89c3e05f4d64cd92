import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {gzipSync} from 'node:zlib';
import test from 'ava';
import {badCbg, cbg, cbgs} from '../helpers/data.js';
import {held, type Scene, scene} from '../helpers/interrupted.js';

const good = cbgs(30);
/** A refused datum among those of the second batch, and one behind all that is sent. */
const data = [...good.slice(0, 7), badCbg(), ...good.slice(7, 29), badCbg(), good[29]];

const write = ({folder}: Scene, content: unknown, name = 'dump.json') => {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

const refused = test.macro({
  async exec(t, change: (text: string) => unknown) {
    const s = await scene(t);
    const file = write(s, data);
    await s.runUntil(3, [file]);
    const before = held(s);
    write(s, change(JSON.stringify(data)));
    const error = await s.fail([file]);
    t.is(error.code, 'ERR_INGEST_CHANGED_INPUT', error.message);
    t.is(error.fault, 'usage');
    t.false(error.resumable);
    t.regex(error.message, /data-sets delete --state .*ledger/);
    t.is(held(s), before, 'nothing was sent');
    write(s, data);
    t.like(await s.run([file]), {uploaded: 30, rejected: 2, state: 'closed'});
    t.deepEqual(s.sandbox.counts(), {dataSets: 1, data: 30, activeData: 30});
  },
  title: name => `a changed input - is refused before anything is sent when ${name}`,
});

test('a datum that was sent is another', refused, text => text.replace('5.5', '5.6'));
test('a datum in doubt is another', refused, text => {
  const changed = JSON.parse(text);
  changed[17].value = 6;
  return changed;
});
test('a datum that we refused is another', refused, text => text.replace('1001', '1002'));
test('a datum that we refused is mended', refused, text => text.replace('1001', '100'));
test('it is shorter', refused, () => data.slice(0, 10));
test('it is empty', refused, () => '');

test('a changed input - is refused after success, whatever was changed or added', async t => {
  const s = await scene(t);
  const file = write(s, data);
  await s.run([file]);
  const before = held(s);
  const more = write(s, [badCbg()], 'more.json');
  for (const changed of [
    [...data, badCbg()],
    [...data, cbg({time: '2027-01-01T00:00:00Z'})],
    data.slice(0, -1),
    data.slice(0, -2),
  ]) {
    write(s, changed);
    t.is((await s.fail([file])).code, 'ERR_INGEST_CHANGED_INPUT');
  }
  write(s, data);
  t.is((await s.fail([file, more])).code, 'ERR_INGEST_CHANGED_INPUT');
  t.is(held(s), before);
  t.is((await s.run([file])).earlier, 'done');
});

test('a changed input - is refused while the sets are closed, when all of it was read', async t => {
  const s = await scene(t);
  const file = write(s, data);
  s.sandbox.faults([{at: 'close', do: 'hang-up-before', times: -1}]);
  await s.fail([file], {retries: 0});
  s.sandbox.clearFaults();
  write(s, [...data, cbg({time: '2027-01-01T00:00:00Z'})]);
  t.is((await s.fail([file])).code, 'ERR_INGEST_CHANGED_INPUT');
  write(s, data);
  t.is((await s.run([file])).state, 'closed');
});

test('a changed input - is looked for in the one reading that sends what is left', async t => {
  const s = await scene(t);
  const room = ' '.repeat(8 * 1024 * 1024);
  const file = write(s, JSON.stringify(data).replace('},{', `},${room}{`));
  await s.runUntil(3, [file]);
  const before = bytesRead();
  t.is((await s.run([file])).state, 'closed');
  if (before === undefined) t.log('Left out: this system does not tell how much a process reads.');
  else t.true(bytesRead()! - before < 1.5 * room.length);
});

/** Bytes that this process has read so far, where the system tells. */
function bytesRead(): number | undefined {
  if (!existsSync('/proc/self/io')) return undefined;
  return Number(/rchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))![1]);
}

test('a changed input - may have another name and be compressed', async t => {
  const s = await scene(t);
  await s.runUntil(3, [write(s, data)]);
  const file = path.join(s.folder, 'other.gz');
  writeFileSync(file, gzipSync(JSON.stringify(data)));
  t.like(await s.run([file]), {uploaded: 30, rejected: 2, state: 'closed'});
  t.is(s.sandbox.counts().data, 30);
});

test('a changed input - is told from one that is read in another way', async t => {
  const s = await scene(t);
  const anonymous = data.map(datum => ({...datum, deviceId: undefined}));
  const file = write(s, anonymous);
  await s.runUntil(3, [file], {defaultDeviceId: 'a'});
  const error = await s.fail([file], {defaultDeviceId: 'b'});
  t.is(error.code, 'ERR_INGEST_CHANGED_INPUT');
  t.regex(error.message, /dump\.json:1 .*read in another way.*--default-device-id/);
  t.like(await s.run([file], {defaultDeviceId: 'a'}), {uploaded: 30, state: 'closed'});
});

test('a changed input - is what a mended one is: the sets are deleted first', async t => {
  const s = await scene(t);
  for (const [broken, mended] of [
    [`[${JSON.stringify(data).slice(1, -1)} ,,`, JSON.stringify(data)],
    [JSON.stringify(data).slice(0, -1), JSON.stringify(data)],
  ] as const) {
    const file = write(s, broken);
    const error = await s.fail([file], {ledger: `${s.ledger}-${broken.length}`});
    t.is(error.fault, 'input');
    t.false(error.resumable);
    t.regex(error.message, /corrected file is another input, so first: .*delete --state/);
    const again = await s.fail([file], {ledger: `${s.ledger}-${broken.length}`});
    t.is(again.code, error.code);
    write(s, mended);
    const other = await s.fail([file], {ledger: `${s.ledger}-${broken.length}`});
    t.is(other.code, 'ERR_INGEST_CHANGED_INPUT');
  }
});
