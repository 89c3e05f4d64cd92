import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {codeBlocks, documents} from '../helpers/documents.js';
import {root} from '../helpers/project.js';
import {schemaValidator} from '../helpers/schemas.js';

const run = promisify(execFile);
const yaml = createRequire(import.meta.url)('js-yaml') as {safeLoad(text: string): unknown};

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

test('code - every block of shell commands is one to a shell', async t => {
  const scripts = documents.flatMap(codeBlocks).filter(({language}) => language === 'sh');
  t.true(scripts.length > 8);
  if (process.platform === 'win32') return;
  for (const {page, line, text} of scripts) {
    await t.notThrowsAsync(run('bash', ['-n', '-c', text]), `${page}:${line}`);
  }
});

test('code - every block of YAML is YAML', t => {
  const texts = documents.flatMap(codeBlocks).filter(({language}) => language === 'yaml');
  t.true(texts.length > 0);
  for (const {page, line, text} of texts) t.notThrows(() => yaml.safeLoad(text), `${page}:${line}`);
});

test('code - every block is in a language that is looked at', t => {
  const known = ['', 'ts', 'json', 'yaml', 'sh', 'text'];
  const others = documents.flatMap(codeBlocks).filter(({language}) => !known.includes(language));
  t.deepEqual(others, []);
});

test('code - the example of a file of settings keeps its schema', t => {
  const [settings] = codeBlocks('docs/configuration.md').filter(each => each.language === 'json');
  const isValid = schemaValidator('config');
  t.true(isValid(JSON.parse(settings!.text)), JSON.stringify(isValid.errors));
});

test('code - every block of JSON is JSON', t => {
  for (const {page, line, text} of documents
    .flatMap(codeBlocks)
    .filter(block => block.language === 'json')) {
    t.notThrows(() => JSON.parse(text), `${page}:${line}`);
  }
});
