import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {readFile, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';
import {checkPackage, createPackageFromTarballData} from '@arethetypeswrong/core';
import test from 'ava';
import {publint} from 'publint';
import {root} from '../helpers/project.js';

const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), 'tidepool-ingest-consumer-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

const packing = run('npm', ['pack', '--json', '--pack-destination', folder], {cwd: root}).then(
  ({stdout}) => (JSON.parse(stdout) as [Packed])[0],
);

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly {readonly path: string}[];
}

const tarball = async () => path.join(folder, (await packing).filename);

test('tarball - holds what is wanted and nothing else, and stays below a megabyte and a half', async t => {
  const {files, unpackedSize} = await packing;
  const foreign = files.map(file => file.path).filter(name => !wanted.test(name));
  t.deepEqual(foreign, []);
  const {size} = await stat(await tarball());
  t.log(`${size} bytes, ${unpackedSize} unpacked, ${files.length} files`);
  t.true(size < 1_500_000 && unpackedSize < 6_000_000 && files.length < 1_500);
});

const wanted =
  /^(dist\/bin\/.+\.(c?js|txt)|dist\/src\/.+\.(js|d\.ts)|schema\/.+\.json|man\/.+\.1|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/;

test('tarball - a consumer can install it, import it from JavaScript and TypeScript, and run its binary', async t => {
  t.timeout(180_000);
  await writeFile(
    path.join(folder, 'package.json'),
    '{"name":"consumer","private":true,"type":"module"}',
  );
  const file = await tarball();
  const npm = (...args: string[]) => run('npm', args, {cwd: folder});
  await npm('install', '--prefer-offline', '--no-audit', '--no-fund', file);

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

test('tarball - publint has nothing to say of it', async t => {
  const data = await readFile(await tarball());
  const bytes = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
  const {messages} = await publint({pack: {tarball: bytes}, strict: true});
  t.deepEqual(messages, []);
});

test('tarball - its types are those of what is imported, however it is resolved', async t => {
  const data = await readFile(await tarball());
  const checked = await checkPackage(createPackageFromTarballData(new Uint8Array(data)));
  t.true(checked.types !== false);
  const problems = 'problems' in checked ? checked.problems : [];
  t.deepEqual(
    problems.filter(({kind, ...where}) => {
      const resolution = 'resolutionKind' in where ? where.resolutionKind : undefined;
      // It is ESM only, which `require` takes in every Node that we run on; the test below does so.
      if (kind === 'CJSResolvesToESM') return resolution !== 'node16-cjs';
      // The resolution of Node 10, which no such Node has, does not look at `exports`.
      if (kind === 'NoResolution') return resolution !== 'node10';
      return true;
    }),
    [],
  );
});

test('tarball - CommonJS can require it', async t => {
  const program = "console.log(typeof require('tidepool-ingest').ingest)";
  const {stdout} = await run(process.execPath, ['--input-type=commonjs', '-e', program], {
    cwd: root,
  });
  t.is(stdout.trim(), 'function');
});

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
