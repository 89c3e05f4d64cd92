import {createReadStream} from 'node:fs';
import {pipeline} from 'node:stream/promises';
import test, {type ExecutionContext} from 'ava';
import {generateData} from '../../bench/generate/data.js';
import type {Batch, Rejection} from '../../src/block.js';
import {defaultDeviceId} from '../../src/index.js';
import {judgedBatches} from '../../src/ingest/judged-batches.js';
import type {IngestOptions} from '../../src/ingest/options.js';
import {batch} from '../../src/stages/batch.js';
import {decode} from '../../src/stages/decode.js';
import {identify} from '../../src/stages/identify.js';
import {read} from '../../src/stages/read.js';
import {fc} from '../helpers/fast-check.js';
import {temporaryFile} from '../helpers/temporary.js';

const userId = 'user-1';

const input = fc.record({
  seed: fc.integer({min: 1, max: 1000}),
  records: fc.constantFrom(1, 127, 128, 1500),
  devices: fc.constantFrom(1, 5),
  flawed: fc.constantFrom(0, 0.1),
  repeated: fc.constant(0),
  ending: fc.constantFrom(
    '}]',
    '},1e400,null,[{"a":1e400}]]',
    '},{"deviceId":"\xff"}]',
    '},01]',
    '}',
  ),
});

const choices = fc.record({
  batchSize: fc.constantFrom(7, 1000),
  flushBytes: fc.constantFrom(4_000, 4_000_000),
  keepIds: fc.boolean(),
  defaultDeviceId: fc.option(fc.constant('device of those without'), {nil: undefined}),
});

test('judgedBatches - makes the same of an input as the stages, whatever the number of workers (property)', async t => {
  await fc.assert(
    fc.asyncProperty(input, choices, async ({ending, ...generated}, options) => {
      const data = [...generateData(generated)].map(datum => JSON.stringify(datum)).join(',\n');
      const text = Buffer.from(`[${data.slice(0, -1)}${ending}`, 'latin1');
      const file = await temporaryFile(t, 'dump.json', text);
      const expected = await throughStages(file, options);
      t.true(
        expected.batches.length + expected.rejections.length > 0 || expected.error !== undefined,
      );
      for (const workers of [0, 1, 3]) {
        t.deepEqual(await throughWorkers(t, file, {...options, workers}), expected, `${workers}`);
      }
    }),
    {numRuns: 8},
  );
});

interface Made {
  readonly batches: {
    number: number;
    deviceId: string | undefined;
    body: string;
    entries: object[];
  }[];
  readonly rejections: Rejection[];
  readonly error: string | undefined;
}

async function throughStages(file: string, options: Partial<IngestOptions>): Promise<Made> {
  const rejections: Rejection[] = [];
  const device = options.defaultDeviceId;
  return collect(rejections, [
    createReadStream(file),
    read({file}),
    ...(device === undefined ? [] : [defaultDeviceId(device)]),
    decode({
      deduplicator: 'device.deactivate.hash',
      onReject: rejection => rejections.push(rejection),
    }),
    identify({userId}),
    batch(options),
  ]);
}

async function throughWorkers(
  t: ExecutionContext,
  file: string,
  options: Partial<IngestOptions>,
): Promise<Made> {
  const rejections: Rejection[] = [];
  let taken = 0;
  let count = 0;
  const made = await collect(
    rejections,
    judgedBatches(
      [file],
      {userId, ...options},
      {
        onTaken: records => {
          taken += records;
        },
        onJudged: records => {
          count += records;
        },
        onReject: rejection => rejections.push(rejection),
      },
    ),
  );
  const data = made.batches.reduce((sum, {entries}) => sum + entries.length, 0);
  t.true(data + rejections.length === count || made.error !== undefined);
  t.true(count === taken || made.error !== undefined);
  return made;
}

/** The Batches are kept only as text: their memory may be used again. */
async function collect(rejections: Rejection[], streams: unknown[]): Promise<Made> {
  const batches: Made['batches'] = [];
  let error: string | undefined;
  const take = async (made: AsyncIterable<Batch>) => {
    for await (const {number, deviceId, body, entries} of made) {
      batches.push({number, deviceId, body: body.toString(), entries: [...entries]});
    }
  };
  await pipeline([...streams, take] as unknown as NodeJS.ReadWriteStream[]).catch(reason => {
    error = String(reason);
  });
  return {batches, rejections, error};
}
