import {readFileSync} from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {init, type ModuleInfos} from 'license-checker-rseidelsohn';
import {root} from '../helpers/project.js';

/** Licences that ask for no more than their own text to be passed on. */
const permissive = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT'];

test('licences - of all that is installed with the package let anyone use it', async t => {
  const found: ModuleInfos = await promisify(init)({start: root, production: true});
  const packages = Object.entries(found);
  t.true(packages.length > 20);
  for (const [name, {licenses}] of packages) {
    const choices = String(licenses).replaceAll(/[()]/g, '').split(' OR ');
    t.true(
      choices.some(choice => permissive.includes(choice)),
      `${name}: ${licenses}`,
    );
  }
});

test('licences - of what is bundled into the command line go along with it', t => {
  const text = readFileSync(path.join(root, 'dist/bin/THIRD-PARTY.txt'), 'utf8');
  const entries = text.split(`\n${'-'.repeat(80)}\n\n`);
  const names = entries.map(entry => /^(\S+) \d+\.\d+\.\d+ /m.exec(entry)?.[1]);
  for (const name of ['commander', 'got', 'io-ts', 'stream-json'])
    t.true(names.includes(name), name);
  for (const entry of entries) t.regex(entry, /copyright|permission|comes without the text/i);
});
