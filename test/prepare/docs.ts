import test from 'ava';
import {changes} from '../../src/prepare/changes.js';
import {readText} from '../helpers/project.js';

test('docs/prepare.md - has the table of the code', t => {
  const rows = changes.map(
    ({name, applies, what, why}) => `| \`${name}\` | ${applies} | ${what} | ${why} |`,
  );
  const table = ['| name | to what | what is done | why |', '| --- | --- | --- | --- |', ...rows];
  const [, found] = /<!-- changes -->\n([\s\S]*)\n<!-- \/changes -->/.exec(
    readText('docs/prepare.md'),
  )!;
  t.is(plain(found!), plain(table.join('\n')), 'print it anew from src/prepare/changes.ts');
});

/** A formatter may fill up the columns. */
const plain = (table: string) => table.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');
