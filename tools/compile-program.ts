import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {Script} from '../src/cli/script.js';
import {tuneV8} from '../src/cli/tune-v8.js';
import {startSandbox} from '../src/sandbox/index.js';

// Runs the bundled command line as people do most, and keeps what V8 has compiled by then. It is not published, for
// another Node could make nothing of it: there the program is compiled when it is called, as ever.

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'tidepool-ingest-build-'));
const dump = path.join(folder, 'dump.jsonl');
writeFileSync(
  dump,
  readFileSync(path.join(root, 'examples/dumps/two-devices.jsonl'), 'utf8').repeat(50),
);
const user = {userId: 'aaaaaaaaaa', sessionToken: 'token'};
const sandbox = await startSandbox({users: [user]});
process.env.TIDEPOOL_SESSION_TOKEN = user.sessionToken;

const script = new Script(path.join(root, 'dist/bin'));
const account = ['--user-id', user.userId, '--base-url', sandbox.url];
const files = ['--state', path.join(folder, 'ledger'), '--rejects', path.join(folder, 'rejects')];
try {
  await run('check', dump);
  await run('upload', dump, ...account, ...files, '--json', '--quiet');
} finally {
  await sandbox.stop(); // else a run that fails would leave the build waiting for ever
  rmSync(folder, {recursive: true});
}

tuneV8('usual'); // as they are when the program begins
script.keepCode();

/** Runs a command to where it ends the process. */
function run(...words: string[]): Promise<void> {
  process.argv.splice(2, Infinity, ...words);
  return new Promise((resolve, reject) => {
    process.exit = (() => {
      if (process.exitCode === 0) resolve();
      else reject(new Error(`${words[0]} ended with exit code ${process.exitCode}`));
    }) as typeof process.exit;
    script.run();
  });
}
