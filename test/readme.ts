import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {cbgs} from './helpers/data.js';
import {readText, root} from './helpers/project.js';
import {people, testSandbox} from './helpers/test-sandbox.js';

const run = promisify(execFile);

test('readme - opens with the two commands', t => {
  const [, , first, second] = readText('README.md').split('\n');
  t.is(first, '    npm ci && npm run demo');
  t.is(second, '    npm ci && npm test');
});

test('readme - its program works as it stands there', async t => {
  const sandbox = await testSandbox(t);
  // Inside the project, where it can import the package by its name.
  const folder = await mkdtemp(path.join(root, 'dist/readme-'));
  t.teardown(() => rm(folder, {recursive: true}));
  const [, program] = /```ts\n(import \{createReadStream\}.+?)```/s.exec(readText('README.md'))!;
  const [{userId, sessionToken}] = people.users as [(typeof people.users)[0]];
  const values = {baseUrl: sandbox.url, userId, sessionToken};
  const names = Object.entries(values).map(([name, value]) => `const ${name} = '${value}';\n`);
  await writeFile(path.join(folder, 'program.mjs'), `${names.join('')}${program}`);
  const data = cbgs(2_500, {deviceId: 'MMT-1711:12345678'});
  await writeFile(path.join(folder, 'dump.json'), JSON.stringify([...data, {type: 'cbg'}]));

  const {stdout, stderr} = await run(process.execPath, ['program.mjs'], {cwd: folder});
  t.regex(stdout, /uploaded: 2500/);
  t.regex(stderr, /^2500 \[/);
  t.deepEqual(sandbox.counts(), {dataSets: 1, data: 2_500, activeData: 2_500});
});
