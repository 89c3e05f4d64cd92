import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import {untilSilent} from '../../../src/ingest/input/until-silent.js';
import {cbgs} from '../../helpers/data.js';
import {held, scene} from '../../helpers/interrupted.js';

const text = JSON.stringify(cbgs(30));

async function* pieces(content: string, size = 1_000): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('a kept input - outlives the process, for its owner alone, and is gone after success', async t => {
  const s = await scene(t);
  await s.runUntil(3, pieces(text));
  const kept = `${s.ledger}.input-1`;
  t.is(readFileSync(kept, 'utf8'), text);
  t.is(statSync(kept).mode & 0o777, 0o600);
  const notices: string[] = [];
  const summary = await s.run(pieces(''), {onNotice: notice => notices.push(notice)});
  t.regex(notices[0]!, /Nothing comes in: going on with .*input-1/);
  t.like(summary, {read: 30, uploaded: 30, state: 'closed'});
  t.is(s.sandbox.counts().activeData, 30);
  t.deepEqual(readdirSync(s.folder), ['ledger']);
  t.is((await s.run(pieces(text, 77))).earlier, 'done');
  t.deepEqual(readdirSync(s.folder), ['ledger'], 'it is only looked at');
});

test('a kept input - is compared with what comes again', async t => {
  const s = await scene(t);
  await s.runUntil(3, pieces(text));
  const before = held(s);
  for (const other of [text.replace('5.5', '5.6'), text.slice(0, 500), `${text} `]) {
    t.is((await s.fail(pieces(other))).code, 'ERR_INGEST_CHANGED_INPUT');
  }
  t.is(held(s), before);
  t.like(await s.run(pieces(text, 99)), {uploaded: 30, state: 'closed'});
});

test('a kept input - is kept once more where its copy is gone or was broken off', async t => {
  const s = await scene(t);
  await s.runUntil(3, pieces(text));
  writeFileSync(`${s.ledger}.input-1`, text.slice(0, 100));
  t.is((await s.fail(pieces(text.replace('5.5', '5.6')))).code, 'ERR_INGEST_CHANGED_INPUT');
  t.like(await s.run(pieces(text)), {uploaded: 30, state: 'closed'});
  t.is(s.sandbox.counts().data, 30);
});

test('a kept input - is not taken for empty when an earlier copy was broken off', async t => {
  const s = await scene(t);
  async function* broken() {
    yield* pieces(text.slice(0, 1_500));
    throw new Error('gone');
  }
  await s.fail(broken());
  t.true(existsSync(`${s.ledger}.input-1.part`));
  for (const _ of [1, 2]) {
    t.is((await s.fail(pieces(''))).code, 'ERR_INGEST_CHANGED_INPUT');
  }
  t.like(await s.run(pieces(text)), {uploaded: 30, state: 'closed'});
  t.deepEqual(readdirSync(s.folder), ['ledger']);
});

test('a kept input - keeps its name in what is said of it', async t => {
  const s = await scene(t);
  const files: string[] = [];
  const bad = JSON.stringify([...cbgs(3), {type: 'cbg'}]);
  await s.run(pieces(bad), {onReject: ({file}) => files.push(file)});
  t.deepEqual(files, ['input']);
});

test('a kept input - is told from files that can be read again', async t => {
  const s = await scene(t);
  const file = path.join(s.folder, 'dump.json');
  writeFileSync(file, text);
  await s.runUntil(3, [file]);
  t.deepEqual(readdirSync(s.folder).sort(), ['dump.json', 'ledger']);
});

test('a kept input - heals a set that was closed half-way', async t => {
  const s = await scene(t);
  s.sandbox.faults([{at: 'ActivateDataSetData', do: 'fail'}]);
  t.like(await s.run(pieces(text)), {uploaded: 30, state: 'closed'});
  t.is(s.sandbox.counts().activeData, 30);
});

test('untilSilent - takes all that comes, and gives up on what does not begin', async t => {
  const taken: number[] = [];
  const take = ({length}: Uint8Array) => taken.push(length);
  t.is(await untilSilent(pieces('x'.repeat(2_500)), take, 60_000), 'end');
  t.is(await untilSilent(pieces(''), take, 60_000), 'end');
  t.deepEqual(taken, [1_000, 1_000, 500]);
  async function* silent(): AsyncGenerator<Buffer> {
    await new Promise(() => {});
  }
  t.is(await untilSilent(silent(), take, 5), 'silence');
  async function* halting(): AsyncGenerator<Buffer> {
    yield Buffer.alloc(1);
    await sleep(50);
    yield Buffer.alloc(2);
  }
  t.is(await untilSilent(halting(), take, 20), 'end');
  t.is(taken.length, 5);
  // biome-ignore lint/correctness/useYield: it fails before
  async function* failing(): AsyncGenerator<Buffer> {
    throw new Error('no pipe');
  }
  await t.throwsAsync(untilSilent(failing(), take, 60_000), {message: 'no pipe'});
});
