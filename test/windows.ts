import {linkSync, mkdirSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {userFolder} from '../src/cli/configuration/files.js';
import {isSameFile, isSameName} from '../src/cli/flags/same-file.js';
import {BodiesFolder} from '../src/cli/output/bodies-folder.js';
import {addressOf} from '../src/ledger/process-lock.js';
import {quoted} from '../src/report/sum/commands.js';
import {readText, sourceFiles} from './helpers/project.js';
import {temporaryFolder} from './helpers/temporary.js';

// What can be shown of Windows without it; docs/limits.md says what cannot.

test('windows - settings of a user are looked for where Windows keeps them', t => {
  const APPDATA = 'C:\\Users\\me\\AppData\\Roaming';
  t.is(userFolder({APPDATA, HOME: 'C:\\Users\\me'}, 'win32'), APPDATA);
  t.is(userFolder({APPDATA, XDG_CONFIG_HOME: 'D:\\settings'}, 'win32'), 'D:\\settings');
  t.is(userFolder({APPDATA, XDG_CONFIG_HOME: 'settings'}, 'win32'), APPDATA);
  t.is(userFolder({}, 'win32'), undefined);
  t.is(userFolder({APPDATA, HOME: '/home/me'}, 'linux'), path.join('/home/me', '.config'));
});

test('windows - the lock of a ledger is a named pipe, which dies with its process', t => {
  t.regex(addressOf('ledger 1 2', 'win32'), /^\\\\\.\\pipe\\tidepool-ingest-[0-9a-f]{32}$/);
  t.not(addressOf('ledger 1 2', 'win32'), addressOf('ledger 1 3', 'win32'));
  t.regex(addressOf('ledger 1 2', 'linux'), /^\0tidepool-ingest-/);
  t.true(path.isAbsolute(addressOf('ledger 1 2', 'darwin')));
});

test('windows - names of files that are not there yet are one without regard to capitals', t => {
  t.true(isSameName('C:\\data\\Dump.json', 'c:/DATA/dump.json', 'win32'));
  t.true(isSameName('C:\\data\\a\\..\\dump.json', 'C:\\data\\dump.json', 'win32'));
  t.false(isSameName('C:\\dump.json', 'D:\\dump.json', 'win32'));
  t.true(isSameName('/data/Dump.json', '/data/dump.json', 'darwin'));
  t.false(isSameName('/data/Dump.json', '/data/dump.json', 'linux'));
});

test('windows - one file under several names is found out by the file', t => {
  const folder = temporaryFolder(t);
  const place = (name: string) => path.join(folder, name);
  writeFileSync(place('dump'), '[]');
  writeFileSync(place('other'), '[]');
  symlinkSync(place('dump'), place('link'));
  linkSync(place('dump'), place('twin'));
  for (const name of ['link', 'twin']) t.true(isSameFile(place('dump'), place(name)), name);
  for (const name of ['other', 'new']) t.false(isSameFile(place('dump'), place(name)), name);
});

test('windows - commands in a report are quoted for the shells there', t => {
  t.is(quoted('C:\\data\\upload.ledger', 'win32'), '"C:\\data\\upload.ledger"');
  t.is(quoted("it's here\\a b", 'win32'), '"it\'s here\\a b"');
  t.is(quoted('say "no"', 'win32'), '"say ""no"""');
  t.is(quoted("it's", 'linux'), "'it'\\''s'");
  for (const platform of ['win32', 'linux'] as const) {
    t.is(quoted('upload.ledger', platform), 'upload.ledger');
    t.not(quoted('a,b', platform), 'a,b'); // a list to PowerShell
    t.not(quoted('--yes', platform), '--yes');
  }
});

test('windows - no file is called by a text from outside, which may be no name there', t => {
  const folder = temporaryFolder(t);
  mkdirSync(path.join(folder, 'up'));
  const names = ['..\\up\\a', '../up/a', 'C:a', 'CON', 'a?*<>|"b', 'x'.repeat(500)].flatMap(
    (dataSetId, at) => {
      const bodies = path.join(folder, `${at}`);
      const request = {what: 'data', method: 'POST', path: '/', deviceId: null, data: 0} as const;
      new BodiesFolder(bodies).add({...request, dataSetId, body: Buffer.from('[]')});
      return readdirSync(bodies);
    },
  );
  t.is(names.length, 12);
  for (const name of names) t.regex(name, /^(000001-[\w-]{1,64}-data\.json|requests\.jsonl)$/);
  t.deepEqual(readdirSync(path.join(folder, 'up')), []);
});

test('windows - no file that is cut is open for appending, which is refused there', t => {
  const cut = sourceFiles('src').filter(file => readText(file).includes('ftruncateSync('));
  t.true(cut.length >= 3);
  t.deepEqual(
    cut.filter(file => /O_APPEND|'a\+?'/.test(readText(file))),
    [],
  );
});

test('windows - no name of a file is taken from a URL as it stands, or put together with slashes', t => {
  const wrong = sourceFiles('src').filter(file => {
    const text = readText(file);
    const touches = /from 'node:(fs|path|child_process|worker_threads)/.test(text);
    return touches && /\.pathname\b|import\.meta\.dirname|\+ '\/'|env\.HOME\b/.test(text);
  });
  t.deepEqual(wrong, []);
});
