import {readFileSync} from 'node:fs';
import test from 'ava';
import {kinds} from '../src/datum/index.js';
import {catalogue} from '../src/errors.js';
import {fixtureOf} from './helpers/fixtures.js';
import {readText, shared} from './helpers/project.js';

const page = readText('docs/errors.md');
const isTold = (code: string) => page.includes(`\n| \`${code}\` |`);

test('docs/errors.md - tells of every error of ours', t => {
  for (const code of Object.keys(catalogue)) t.true(isTold(code), code);
});

test('docs/errors.md - tells of every code that the fixtures have', t => {
  const codes = kinds.flatMap(kind =>
    fixtureOf(kind).invalid.flatMap(({errors}) => errors.map(({code}) => code)),
  );
  for (const code of new Set(codes)) t.true(isTold(code), code);
});

test('docs/errors.md - tells of every code that the reference has', t => {
  const file = shared('reference/errors.md');
  if (!file) t.log('left out: the reference is not there');
  const rows = file
    ? readFileSync(file, 'utf8').matchAll(/^\| `([a-z]+(?:-[a-z0-9]+)+)` \|/gm)
    : [];
  for (const [, code] of rows) t.true(isTold(code!), code);
  t.pass();
});
