import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {codeBlocks, documents} from '../helpers/documents.js';
import {root} from '../helpers/project.js';

const run = promisify(execFile);

// Those of the recipes are looked for in the recipes themselves: test/examples/recipes.ts.
const programs = documents
  .filter(page => page !== 'docs/recipes.md')
  .flatMap(codeBlocks)
  .filter(({language}) => language === 'ts');

/** What a block may take for granted, for it would say nothing about the matter. */
const ambient = `
declare const baseUrl: string;
declare const userId: string;
declare const sessionToken: string;
`;

test('code - every TypeScript block of the documents compiles by itself', async t => {
  t.timeout(120_000);
  // Inside the project, where it can import the package by its name.
  const folder = await mkdtemp(path.join(root, 'dist/blocks-'));
  t.teardown(() => rm(folder, {recursive: true}));
  const names = programs.map(({page, line}) => `${page.replaceAll(/\W/g, '-')}-${line}.ts`);
  await Promise.all(
    programs.map(({text}, at) => writeFile(path.join(folder, names[at]!), `${text}\nexport {};\n`)),
  );
  await writeFile(path.join(folder, 'ambient.d.ts'), ambient);
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(options));
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const {stdout} = await run(process.execPath, [tsc, '-p', '.'], {cwd: folder}).catch(
    error => error,
  );
  t.is(stdout, '');
  t.true(programs.length > 3);
});

const options = {
  extends: '../../tsconfig.json',
  compilerOptions: {noEmit: true, rootDir: '../..', noUnusedLocals: false},
  include: ['*.ts'],
  exclude: [],
};

test('code - every block of JSON is JSON', t => {
  for (const {page, line, text} of documents
    .flatMap(codeBlocks)
    .filter(block => block.language === 'json')) {
    t.notThrows(() => JSON.parse(text), `${page}:${line}`);
  }
});
