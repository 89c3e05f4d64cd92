import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {root} from './helpers/project.js';

const run = promisify(execFile);

test('package - a consumer can install it, import it from JavaScript and TypeScript, and run its binary', async t => {
  t.timeout(180_000);
  const folder = await mkdtemp(path.join(tmpdir(), 'tidepool-ingest-consumer-'));
  t.teardown(() => rm(folder, {recursive: true, force: true}));
  const npm = (...args: string[]) => run('npm', args, {cwd: folder});

  const packed = await run('npm', ['pack', '--json', '--pack-destination', folder], {cwd: root});
  const [{filename, files}] = JSON.parse(packed.stdout) as [Packed];
  const foreign = files.map(file => file.path).filter(name => !wanted.test(name));
  t.deepEqual(foreign, []);

  await writeFile(
    path.join(folder, 'package.json'),
    '{"name":"consumer","private":true,"type":"module"}',
  );
  await npm('install', '--prefer-offline', '--no-audit', '--no-fund', `./${filename}`);

  await writeFile(path.join(folder, 'use.mjs'), javascript);
  const used = await run(process.execPath, ['use.mjs'], {cwd: folder});
  t.is(used.stdout.trim(), 'cbg 0 rejected');

  await writeFile(path.join(folder, 'use.ts'), typescript);
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022'];
  const types = ['--typeRoots', path.join(root, 'node_modules/@types'), '--types', 'node'];
  await t.notThrowsAsync(run(process.execPath, [tsc, ...flags, ...types, 'use.ts'], {cwd: folder}));

  const binary = path.join(folder, 'node_modules/.bin/tidepool-ingest');
  const version = await run(binary, ['--version']);
  t.regex(version.stdout, /^\d+\.\d+\.\d+\n$/);
});

interface Packed {
  readonly filename: string;
  readonly files: readonly {readonly path: string}[];
}

const wanted =
  /^(dist\/bin\/.+\.(js|txt)|dist\/src\/.+\.(js|d\.ts)|schema\/.+\.json|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/;

const javascript = `
import {Readable} from 'node:stream';
import {readFileSync} from 'node:fs';
import {decode, items, read} from 'tidepool-ingest';
JSON.parse(readFileSync(new URL(import.meta.resolve('tidepool-ingest/schema/datum.json')), 'utf8'));
let rejected = 0;
const datum = {type: 'cbg', time: '2026-01-01T00:00:00Z', units: 'mg/dL', value: 100};
const source = Readable.from([Buffer.from(JSON.stringify([datum]))]);
for await (const item of items(source, read(), decode({onReject: () => rejected++}))) {
  console.log(item.kind, rejected, 'rejected');
}
`;

const typescript = `
import {type Cbg, decodeDatum, type IngestSummary, ingest, kindOf} from 'tidepool-ingest';
const cbg: Cbg = {type: 'cbg', time: '2026-01-01T00:00:00Z', units: 'mg/dL', value: 100};
// @ts-expect-error a cbg has no such units
const wrong: Cbg = {...cbg, units: 'pounds'};
export const done: Promise<IngestSummary> = ingest(['dump.json'], {userId: 'u', dryRun: true});
export const judged = [kindOf(cbg), decodeDatum(wrong)];
`;
