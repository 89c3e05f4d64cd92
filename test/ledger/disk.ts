import fs from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import path from 'node:path';
import {setImmediate as turn} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {openLedger} from '../../src/ledger/index.js';
import {terms} from '../helpers/ledger-terms.js';
import {temporaryFolder} from '../helpers/temporary.js';

/** What the disk itself was asked for, in the order in which it answered. */
const seen: string[] = [];
const {fdatasync, fdatasyncSync, fsyncSync, ftruncateSync, writeSync} = fs;
fs.fdatasync = ((descriptor, done) =>
  fdatasync(descriptor, error => {
    seen.push('file');
    done(broken ?? error);
  })) as typeof fdatasync;
fs.fdatasyncSync = descriptor => {
  fdatasyncSync(descriptor);
  seen.push('file, waited for');
};
fs.fsyncSync = descriptor => {
  fsyncSync(descriptor);
  seen.push('folder');
};
fs.ftruncateSync = (descriptor, length) => {
  seen.push('cut');
  ftruncateSync(descriptor, length);
};
fs.writeSync = ((...parameters: Parameters<typeof writeSync>) => {
  if (isFull) throw Object.assign(new Error('no space'), {code: 'ENOSPC'});
  return writeSync(...parameters);
}) as typeof writeSync;
syncBuiltinESMExports();

/** What a sync that is not waited for ends with. */
let broken: Error | undefined;

let isFull = false;

async function opened(t: ExecutionContext) {
  seen.length = 0;
  return openLedger(path.join(temporaryFolder(t), 'ledger'), terms);
}

/** Waits for the end of a sync that nobody else waits for, and for what it leads to. */
async function synced(): Promise<void> {
  while (!seen.includes('file')) await turn();
  await turn();
}

test.serial('ledger - nothing is asked before the file and its name are on the disk', async t => {
  const {ledger, close} = await opened(t);
  t.deepEqual(seen, [], 'reading goes on meanwhile');
  await ledger.announceSet('a', 'opening', null);
  t.deepEqual(seen, ['file', 'folder', 'file']);
  await ledger.announceSet('b', 'opening', null);
  t.deepEqual(seen, ['file', 'folder', 'file', 'file']);
  close();
});

test.serial('ledger - is on the disk with its end, and is not brought there twice', async t => {
  const {ledger, close} = await opened(t);
  await ledger.announceSet('a', 'opening', null);
  seen.length = 0;
  ledger.noteSet('a', 'closed');
  ledger.noteEnd('done');
  t.deepEqual(seen, ['file, waited for']);
  close();
  t.deepEqual(seen, ['file, waited for']);
});

test.serial('ledger - is on the disk when it is closed, without an end too', async t => {
  const {ledger, close} = await opened(t);
  await ledger.announceSet('a', 'opening', null);
  seen.length = 0;
  ledger.noteSet('a', 'open');
  close();
  t.deepEqual(seen, ['file, waited for']);
});

test.serial(
  'ledger - and its name are on the disk where all is over before anything was asked',
  async t => {
    const {ledger, close} = await opened(t);
    ledger.noteEnd('done');
    t.deepEqual(seen, ['file, waited for', 'folder']);
    close();
    await synced(); // or the next test sees it
  },
);

test.serial(
  'ledger - leaves its file alone once it is closed, whatever becomes of a sync',
  async t => {
    const {ledger, close} = await opened(t);
    broken = new Error('of a number that is free, or of another file by now');
    ledger.noteSet('a', 'open');
    close();
    await synced();
    broken = undefined;
    t.false(seen.includes('cut'));
  },
);

test.serial(
  'ledger - an attempt is not made whose line was lost in the write of another',
  async t => {
    const {ledger, close} = await opened(t);
    const batch = {set: 'a', sum: 's', ids: 1};
    await ledger.announceSet('a', 'opening', null);
    await ledger.noteAttempt(0, batch, 'reserved');
    isFull = true;
    const both = await Promise.allSettled([
      ledger.noteAttempt(1, batch, 'reserved'),
      ledger.announceSet('b', 'opening', null),
    ]);
    isFull = false;
    t.deepEqual(
      both.map(({status}) => status),
      ['rejected', 'rejected'],
    );
    close();
  },
);
