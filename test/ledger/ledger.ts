import {appendFileSync, existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import type {Entry, SetEntry} from '../../src/ledger/entries.js';
import {Ledger, openLedger, openOldLedger} from '../../src/ledger/index.js';
import type {EntryFile} from '../../src/ledger/ledger.js';
import {Lines} from '../../src/ledger/lines.js';
import {heldFile} from '../helpers/held-file.js';
import {terms} from '../helpers/ledger-terms.js';
import {entriesOf, reboot} from '../helpers/reboot.js';
import {temporaryFile, temporaryFolder} from '../helpers/temporary.js';

const fate = {
  batch: 0,
  stored: 9,
  refused: [],
  doubtful: [1],
  fingerprint: 7,
  retries: 1,
  bytes: 5,
};

/** A ledger in which one batch is settled and one is not. */
async function written(t: ExecutionContext): Promise<string> {
  const file = path.join(temporaryFolder(t), 'ledger');
  const {ledger, close} = await openLedger(file, terms);
  await ledger.announceSet('a', 'opening', null);
  ledger.noteSet('a', 'open');
  await ledger.noteAttempt(0, {set: 'a', sum: 's', ids: 10});
  await ledger.noteAttempt(0, {set: 'a', sum: 's', ids: 10});
  ledger.noteFate(fate);
  await ledger.noteAttempt(1, {set: 'a', sum: 't', ids: 3});
  close();
  return file;
}

test('ledger - says after a restart what it said before', async t => {
  const file = await written(t);
  t.is(statSync(file).mode & 0o777, 0o600);
  const {ledger, close} = await openLedger(file, terms);
  t.like(ledger.set('a'), {state: 'open', stored: 9});
  t.like(ledger.batch(0), {state: 'settled', attempts: 2, sum: 's'});
  t.like(ledger.batch(1), {state: 'sent', attempts: 1});
  t.like(ledger.totals, {uploaded: 9, batches: 1, fingerprint: 7});
  t.deepEqual(
    [...ledger.doubtsOf('a')].map(({number, attempts}) => [number, attempts]),
    [
      [0, [1]],
      [1, [1]],
    ],
  );
  t.is(await ledger.noteAttempt(1, {set: 'a', sum: 't', ids: 3}), 2);
  close();
});

test('ledger - voids the batches of a deleted set', async t => {
  const {ledger, close} = await openLedger(await written(t), terms);
  ledger.noteSet('a', 'deleted');
  t.like(ledger.totals, {uploaded: 0, batches: 0, fingerprint: 0});
  t.is(ledger.batch(0)?.state, 'void');
  close();
});

test('ledger - heals a last line that was never finished', async t => {
  const file = await written(t);
  const whole = readFileSync(file, 'utf8');
  appendFileSync(file, '{"batch":2,"att');
  const {ledger, close} = await openLedger(file, terms);
  t.is(ledger.lastBatch, 1);
  t.is(readFileSync(file, 'utf8'), whole);
  close();
});

test('ledger - heals lines that a power cut left as zeros', async t => {
  const file = await written(t);
  const whole = readFileSync(file, 'utf8');
  appendFileSync(file, '{"batch":2,"attempt":1,"set":"a');
  appendFileSync(file, Buffer.alloc(300));
  appendFileSync(file, '"check":"00000000"}\n{"batch":3}\n');
  const {ledger, close} = await openLedger(file, terms);
  t.is(ledger.lastBatch, 1);
  t.is(readFileSync(file, 'utf8'), whole);
  close();
});

test('ledger - begins anew where a power cut left nothing of the first line', async t => {
  const line = '[{"ledger":"tidepool-ingest","ver';
  for (const left of ['', line.slice(0, 20), line]) {
    const file = temporaryFile(t, 'ledger', Buffer.concat([Buffer.from(left), Buffer.alloc(100)]));
    const {ledger, close} = await openLedger(file, terms);
    t.is(ledger.lastBatch, -1);
    close();
    t.regex(readFileSync(file, 'utf8'), /^\[\{"ledger":"tidepool-ingest",[^\n\0]*\n$/);
  }
});

test('ledger - leaves a file alone that begins with zeros and is of somebody else', async t => {
  const bytes = Buffer.concat([Buffer.alloc(10), Buffer.from('data')]);
  const file = temporaryFile(t, 'ledger', bytes);
  await t.throwsAsync(openLedger(file, terms), {
    code: 'ERR_INGEST_LEDGER',
    message: /not a ledger/,
  });
  t.deepEqual(readFileSync(file), bytes);
});

test('ledger - numbers an attempt only once its line is on the disk', async t => {
  const file = heldFile();
  let numbered = 0;
  const attempt = new Ledger('n', undefined, file)
    .noteAttempt(0, {set: 'a', sum: 's', ids: 1})
    .then(number => {
      numbered = number;
    });
  await new Promise(setImmediate);
  t.is(file.lines.length, 1);
  t.is(numbered, 0);
  file.release();
  await attempt;
  t.is(numbered, 1);
});

test('ledger - brings to the disk what is about to be asked of a set, and lets wait what is so already', async t => {
  const seen: string[] = [];
  const file: EntryFile = {
    write: entry => void seen.push((entry as SetEntry).state),
    flushed: async () => {},
    sync: () => void seen.push('on the disk'),
    synced: async () => void seen.push('on the disk'),
  };
  const ledger = new Ledger('n', undefined, file);
  const disk = 'on the disk';
  await ledger.announceSet('a', 'opening', null);
  ledger.noteSet('a', 'open');
  await ledger.announceSet('a', 'closing');
  ledger.noteSet('a', 'half-closed');
  ledger.noteSet('a', 'closed');
  await ledger.announceSet('a', 'deleting');
  ledger.noteSet('a', 'deleted');
  t.deepEqual(seen, [
    ...['opening', disk, 'open', 'closing', disk, 'half-closed', disk, 'closed'],
    ...['deleting', disk, 'deleted'],
  ]);
});

/** A ledger of a process that was killed when it had sent a batch, of which nothing was on the disk yet. */
async function killed(t: ExecutionContext): Promise<string> {
  const file = path.join(temporaryFolder(t), 'ledger');
  const {ledger, close} = await openLedger(file, terms);
  await ledger.announceSet('a', 'opening', null);
  await ledger.noteAttempt(0, {set: 'a', sum: 's', ids: 10}, 'reserved');
  const noted = readFileSync(file);
  close();
  writeFileSync(file, noted);
  return file;
}

test('ledger - doubts after a power cut what was reserved and is not known', async t => {
  const file = await killed(t);
  reboot(
    file,
    entriesOf(file).filter(entry => !('attempt' in entry)),
  );
  for (const start of ['one', 'another one']) {
    const {ledger, close} = await openLedger(file, terms);
    t.true(ledger.isUnsure(0), start);
    t.true(ledger.isUnsure(255));
    t.false(ledger.isUnsure(256));
    close();
  }
  const {ledger, close} = await openLedger(file, terms);
  const batch = {set: 'a', sum: 's', ids: 10};
  t.is(
    await ledger.noteAttempt(0, batch, 'reserved'),
    2,
    'the ids of the first are not used again',
  );
  t.false(ledger.isUnsure(0));
  t.deepEqual([...ledger.doubtsOf('a')], [{number: 0, ids: 10, attempts: [1, 2]}]);
  t.is(await ledger.noteAttempt(256, batch, 'reserved'), 1);
  close();
  const after = await openLedger(file, terms);
  t.like(after.ledger.batch(0), {firstAttempt: 1, attempts: 2});
  t.true(after.ledger.isUnsure(1), 'what was not sent since stays in doubt');
  after.close();
});

test('ledger - doubts nothing that is not known where the system has run on', async t => {
  const file = await killed(t);
  const {ledger, close} = await openLedger(file, terms);
  t.like(ledger.batch(0), {attempts: 1});
  t.false(ledger.isUnsure(1));
  t.is(await ledger.noteAttempt(1, {set: 'a', sum: 's', ids: 10}, 'reserved'), 1);
  close();
});

test('ledger - an attempt after the first is on the disk itself, and so is one that is not undone by ids', async t => {
  const batch = {set: 'a', sum: 's', ids: 1};
  const disk = () => {
    const file = heldFile();
    return {file, ledger: new Ledger('n', undefined, file)};
  };
  const {file, ledger} = disk();
  const first = ledger.noteAttempt(0, batch, 'reserved');
  file.release();
  await first;
  file.hold();
  await ledger.noteAttempt(1, batch, 'reserved');
  let noted = 0;
  const count = () => void noted++;
  void ledger.noteAttempt(0, batch, 'reserved').then(count);
  void ledger.noteAttempt(2, batch, 'on the disk').then(count);
  await new Promise(setImmediate);
  t.is(noted, 0);
  file.release();
  await new Promise(setImmediate);
  t.is(noted, 2);
  const other = disk();
  void other.ledger.noteAttempt(0, batch, 'on the disk');
  t.false(other.file.lines.some(line => line.includes('reserved')));
});

test('ledger - where nothing can be written an attempt fails, and is heard of once', async t => {
  const file = {
    ...heldFile(),
    write() {
      throw new Error('no room');
    },
  };
  const ledger = new Ledger('n', undefined, file);
  const attempt = ledger.noteAttempt(0, {set: 'a', sum: 's', ids: 1}, 'reserved');
  await t.throwsAsync(attempt, {message: 'no room'});
  await new Promise(setImmediate); // a rejection that nobody handles would fail the test
});

test('ledger - an attempt outlives the process before it is made, what came of it soon', async t => {
  const file = path.join(temporaryFolder(t), 'ledger');
  const {ledger, close} = await openLedger(file, terms);
  t.teardown(close);
  const batch = {set: 'a', sum: 's', ids: 10};
  await ledger.announceSet('a', 'opening', null);
  await ledger.noteAttempt(0, batch, 'reserved');
  const lines = () => readFileSync(file, 'utf8').split('\n').slice(0, -1);
  ledger.noteFate(fate);
  await ledger.noteAttempt(1, batch, 'reserved');
  t.regex(lines().at(-1)!, /"stored":9.*"batch":1,"attempt":1/);
  const before = lines().length;
  await Promise.all([2, 3].map(number => ledger.noteAttempt(number, batch, 'reserved')));
  t.regex(lines().at(-1)!, /"batch":2,.*"batch":3,/);
  t.is(lines().length, before + 1, 'those of one turn share a line');
  ledger.noteFate({...fate, batch: 1});
  await sleep(100); // ends after the timer of what is written, however slow the machine is
  t.regex(lines().at(-1)!, /"batch":1,"stored"/);
  await ledger.announceSet('a', 'closing');
  t.regex(lines().at(-1)!, /"closing"/);
});

test('ledger - gives back at its end what it has reserved and not used', async t => {
  const file = path.join(temporaryFolder(t), 'ledger');
  const {ledger, close} = await openLedger(file, terms);
  await ledger.noteAttempt(0, {set: 'a', sum: 's', ids: 10}, 'reserved');
  close();
  reboot(file, entriesOf(file));
  const after = await openLedger(file, terms);
  t.like(after.ledger.batch(0), {attempts: 1});
  t.false(after.ledger.isUnsure(1));
  after.close();
});

test('ledger - is refused when another version has written it', async t => {
  const file = path.join(temporaryFolder(t), 'ledger');
  for (const version of [3, 5]) {
    const run = {ledger: 'tidepool-ingest', version, nonce: 'n', terms} as unknown as Entry;
    writeFileSync(file, new Lines().print([run]));
    await t.throwsAsync(openLedger(file, terms), {
      code: 'ERR_INGEST_LEDGER',
      message: /another version/,
    });
  }
  writeFileSync(file, '{"ledger":"tidepool-ingest","version":3,"nonce":"n","check":"00000000"}\n');
  await t.throwsAsync(openLedger(file, terms), {message: /another version/});
});

test('ledger - is refused while another has it, and free when that one is gone', async t => {
  const file = await written(t);
  const {close} = await openLedger(file, terms);
  await t.throwsAsync(openLedger(file, terms), {
    code: 'ERR_INGEST_LEDGER',
    message: /another process/,
  });
  close();
  (await openLedger(file, terms)).close();
});

test('ledger - is refused when it was changed, is foreign, or of other options', async t => {
  const cases: [(text: string) => string, RegExp][] = [
    [text => text.replace('"stored":9', '"stored":8'), /changed/],
    [text => text.split('\n').toSpliced(2, 1).join('\n'), /changed/],
    [() => '[{"type":"cbg"}]\n', /not a ledger/],
  ];
  for (const [change, message] of cases) {
    const file = await written(t);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    const before = readFileSync(file, 'utf8');
    await t.throwsAsync(openLedger(file, terms), {code: 'ERR_INGEST_LEDGER', message});
    t.is(readFileSync(file, 'utf8'), before);
  }
  const other = openLedger(await written(t), {...terms, batchSize: 11});
  await t.throwsAsync(other, {code: 'ERR_INGEST_LEDGER', message: /batchSize/});
});

test('ledger - begins anew after its sets were given up', async t => {
  const file = await written(t);
  const old = await openOldLedger(file);
  old.ledger.noteEnd('abandoned');
  old.close();
  const {ledger, close} = await openLedger(file, {...terms, batchSize: 11});
  t.is(ledger.lastBatch, -1);
  close();
});

test('ledger - of an earlier run is not made where there is none', async t => {
  const file = path.join(temporaryFolder(t), 'ledger');
  await t.throwsAsync(openOldLedger(file), {code: 'ERR_INGEST_LEDGER', message: /no such file/});
  t.false(existsSync(file));
});

test('openLedger - refuses what is no regular file, and reads nothing of it', async t => {
  if (!existsSync('/dev/zero')) return t.log('left out: this system has no /dev/zero');
  await t.throwsAsync(openLedger('/dev/zero', terms), {
    code: 'ERR_INGEST_LEDGER',
    message: /no regular file/,
  });
});
