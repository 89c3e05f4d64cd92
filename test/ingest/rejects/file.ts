import {
  appendFileSync,
  chmodSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import type {Rejection} from '../../../src/block.js';
import {RejectsFile} from '../../../src/ingest/rejects/file.js';
import {rejectLine} from '../../../src/ingest/rejects/line.js';
import type {RejectsEntry} from '../../../src/ledger/index.js';
import {badCbg, cbg} from '../../helpers/data.js';
import {runCli} from '../../helpers/run-cli.js';
import {temporaryFolder} from '../../helpers/temporary.js';

const fault = {code: 'value-out-of-range', pointer: '/value', detail: 'value 1001 is not between'};
const rejection: Rejection = {
  ...{index: 3, file: 'a.json', byte: 120, line: 7, kind: 'cbg', records: 1, errors: [fault]},
  ...{datum: '{"value" : 1.00}', bytes: 16},
};

test('rejectLine - tells the place, the faults and the datum as it came', t => {
  t.is(
    rejectLine(rejection),
    '{"index":3,"file":"a.json","byte":120,"line":7,"errors":[{"code":"value-out-of-range","pointer":"/value","detail":"value 1001 is not between"}],"datum":{"value" : 1.00}}',
  );
});

test('rejectLine - marks a datum that had to be altered', t => {
  const line = rejectLine({...rejection, datum: '"\ufffd"', datumAltered: true});
  t.like(JSON.parse(line), {datum: '\ufffd', datumAltered: true});
});

test('rejectLine - tells the length of a datum that was too large to keep', t => {
  const line = JSON.parse(rejectLine({...rejection, datum: undefined, bytes: 20_000_000}));
  t.is(line.datum, null);
  t.is(line.bytes, 20_000_000);
});

test('RejectsFile - has whole lines only, at any moment', t => {
  const name = path.join(temporaryFolder(t), 'rejects.jsonl');
  const file = new RejectsFile(name);
  for (let index = 0; index < 2_000; index++) {
    file.add({...rejection, index});
    if (index % 500 > 0) continue;
    const text = readFileSync(name, 'utf8');
    t.true(text === '' || text.endsWith('\n'));
  }
  file.close();
  t.deepEqual(indicesIn(name), [...Array(2_000).keys()]);
});

test('RejectsFile - goes on behind what an earlier process has written, and writes nothing twice', t => {
  const name = path.join(temporaryFolder(t), 'rejects.jsonl');
  const marks: RejectsEntry[] = [];
  const first = new RejectsFile(name, {onMark: mark => marks.push(mark)});
  for (const index of [0, 8, 3]) first.add({...rejection, index});
  first.flush();
  const known = marks.at(-1)!;
  t.is(known.rejects, 3);
  t.is(known.bytes, statSync(name).size);
  for (const index of [4, 5]) first.add({...rejection, index});
  first.close();
  appendFileSync(name, '{"index":6,"fi'); // torn
  const before = readFileSync(name, 'utf8').slice(0, known.bytes);

  const second = new RejectsFile(name, {known, onMark: mark => marks.push(mark)});
  t.is(readFileSync(name, 'utf8'), before);
  for (const index of [0, 3, 4, 5, 8, 9]) second.add({...rejection, index});
  second.close();
  t.deepEqual(indicesIn(name), [0, 8, 3, 4, 5, 9]);
  t.is(marks.at(-1)!.rejects, 6);
  t.true(readFileSync(name, 'utf8').startsWith(before));
});

test('RejectsFile - is written anew where it is not what it was', t => {
  const folder = temporaryFolder(t);
  const changes: ((name: string) => void)[] = [
    name => rmSync(name),
    name => truncateSync(name, 10),
    name => writeFileSync(name, readFileSync(name, 'utf8').replace('1.00', '2.00')),
    name => writeFileSync(name, Buffer.alloc(statSync(name).size)),
  ];
  for (const [at, change] of changes.entries()) {
    const name = path.join(folder, `${at}`);
    let known: RejectsEntry | undefined;
    const first = new RejectsFile(name, {
      onMark: mark => {
        known = mark;
      },
    });
    for (const index of [1, 2]) first.add({...rejection, index});
    first.close();
    change(name);
    const second = new RejectsFile(name, {known});
    for (const index of [1, 2, 3]) second.add({...rejection, index});
    second.close();
    t.deepEqual(indicesIn(name), [1, 2, 3]);
  }
});

test('RejectsFile - finds its lines again however long they are', t => {
  const name = path.join(temporaryFolder(t), 'rejects.jsonl');
  let known: RejectsEntry | undefined;
  const onMark = (mark: RejectsEntry) => {
    known = mark;
  };
  const first = new RejectsFile(name, {onMark});
  // Some borders of what is read at a time fall into the beginning of a line.
  for (let index = 0; index < 400; index++) {
    first.add({...rejection, index, datum: `"${'x'.repeat((index * 37) % 1_500)}"`});
  }
  first.add({...rejection, index: 1_000_000, datum: `"${'x'.repeat(200_000)}"`});
  first.close();
  const before = readFileSync(name);
  const second = new RejectsFile(name, {known});
  for (let index = 0; index < 400; index++) second.add({...rejection, index});
  second.add({...rejection, index: 1_000_000});
  second.close();
  t.deepEqual(readFileSync(name), before);
});

const indicesIn = (name: string): number[] =>
  readFileSync(name, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line).index);

test('check - writes a rejects file that only its owner may read', async t => {
  const folder = temporaryFolder(t);
  const good = JSON.stringify(cbg());
  const bad = '{ "type":"cbg", "value":1001.00,\n"units":"mg/dL", "time":"2026-01-01T08:00:00Z" }';
  writeFileSync(path.join(folder, 'in.json'), `[${good},\n${bad}]`);
  const {code} = await runCli(['check', 'in.json', '--rejects', 'out.jsonl'], {cwd: folder});
  t.is(code, 4);
  const out = path.join(folder, 'out.jsonl');
  t.is(statSync(out).mode & 0o777, 0o600);
  const text = readFileSync(out, 'utf8');
  t.is(text.split('\n').length, 2);
  t.true(text.includes('"value":1001.00'), 'the datum as it came');
  const {errors, datum, ...place} = JSON.parse(text);
  t.deepEqual(place, {index: 1, file: 'in.json', byte: good.length + 3, line: 2});
  t.is(errors[0].code, 'value-out-of-range');
  t.is(datum.units, 'mg/dL');
});

test('check - replaces the rejects file of an earlier run, its mode too', async t => {
  const folder = temporaryFolder(t);
  const out = path.join(folder, 'out.jsonl');
  writeFileSync(out, 'an older run\n'.repeat(1_000));
  chmodSync(out, 0o644);
  const input = JSON.stringify([badCbg()]);
  await runCli(['check', '-', '--rejects', out], {input});
  t.is(statSync(out).mode & 0o777, 0o600);
  t.is(JSON.parse(readFileSync(out, 'utf8')).index, 0);
  await runCli(['check', '-', '--rejects', out], {input: '[]'});
  t.is(readFileSync(out, 'utf8'), '');
});

test('check - tells invalid UTF-8 by U+FFFD and says so', async t => {
  const out = path.join(temporaryFolder(t), 'out.jsonl');
  const [head, tail] = JSON.stringify([cbg({name: '?'})]).split('?') as [string, string];
  const input = Buffer.concat([Buffer.from(head), Buffer.from([0xff]), Buffer.from(tail)]);
  const {code} = await runCli(['check', '-', '--rejects', out], {input});
  t.is(code, 4);
  t.like(JSON.parse(readFileSync(out, 'utf8')), {datumAltered: true, datum: {name: '\ufffd'}});
});
