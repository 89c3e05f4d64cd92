import path from 'node:path';
import test from 'ava';
import type {
  BatchOptions,
  CheckOptions,
  ClientOptions,
  DecodeOptions,
  IdentifyOptions,
  IngestOptions,
  OpenOptions,
  PlanOptions,
  ReadOptions,
  ReporterOptions,
  read,
  SandboxOptions,
  UploadOptions,
  WarningOptions,
} from '../../src/index.js';
import {readText, sourceFiles} from '../helpers/project.js';

type Option = NameIn<
  | (BatchOptions | CheckOptions | ClientOptions | DecodeOptions | IdentifyOptions | IngestOptions)
  | (OpenOptions | PlanOptions | ReadOptions | SandboxOptions | UploadOptions | WarningOptions)
  | ReporterOptions
  | NonNullable<Parameters<typeof read>[0]>
>;
type NameIn<T> = T extends unknown ? keyof T : never;

const options = [
  'baseUrl',
  'batchSize',
  'client',
  'close',
  'concurrency',
  'dataSet',
  'dataSetFor',
  'dataSetId',
  'dataSets',
  'deduplicator',
  'defaultDeviceId',
  'deviceId',
  'deviceTags',
  'directory',
  'discard',
  'dryRun',
  'duplicates',
  'email',
  'environment',
  'file',
  'flushBytes',
  'format',
  'fromRejects',
  'grace',
  'ids',
  'keepIds',
  'ledger',
  'maxDepth',
  'maxRecordBytes',
  'maxRejects',
  'now',
  'onAccepted',
  'onBytes',
  'onNotice',
  'onOutcome',
  'onProgress',
  'onReject',
  'onRequest',
  'onStart',
  'onWarnings',
  'password',
  'path',
  'patience',
  'pick',
  'port',
  'prepare',
  'rejects',
  'retries',
  'routes',
  'sandbox',
  'services',
  'session',
  'sessionToken',
  'signal',
  'through',
  'timeout',
  'userId',
  'users',
  'workers',
] as const satisfies readonly Option[];

const files = sourceFiles('examples/options');

test('options - each has an example of its name, and no example is of none', t => {
  // Does not compile while one is missing above, and names it.
  const missing: Record<Exclude<Option, (typeof options)[number]>, never> = {};
  t.deepEqual(missing, {});
  const expected = options.map(name => `examples/options/${toFile(name)}.ts`);
  t.deepEqual(files, expected.sort());
});

test('options - every exported type of options is looked at', t => {
  const exported = [...readText('src/index.ts').matchAll(/\b(\w+Options)\b/g)];
  const here = readText('test/examples/options.ts');
  t.deepEqual(
    exported.map(([name]) => name).filter(name => !here.includes(`  ${name},`)),
    [],
  );
});

for (const file of files) {
  const name = path.posix.basename(file, '.ts');
  // One after the other: some look at how long a request may take.
  test.serial(`options - the example of ${name} holds what it says`, async t => {
    const text = readText(file);
    t.true(toFile(text.slice(3, text.indexOf(':'))).startsWith(name), 'it begins with the option');
    t.regex(text, /\bassert\b.*[.(]/);
    await t.notThrowsAsync(import(`../../examples/options/${name}.js`));
  });
}

/** `batchSize` becomes `batch-size`. */
function toFile(option: string): string {
  return option.replaceAll(/[A-Z]/g, capital => `-${capital.toLowerCase()}`);
}
