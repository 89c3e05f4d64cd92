import {stat} from 'node:fs/promises';
import type {Transform} from 'node:stream';
import {Batcher} from '../batches/batcher.js';
import {BodyPool} from '../batches/body-pool.js';
import type {Batch, Rejection} from '../block.js';
import {problem} from '../errors.js';
import {defaults} from '../options.js';
import {BlockPool} from '../records/block-pool.js';
import {type FilesOptions, frameFiles} from '../records/files.js';
import type {RawBlock} from '../records/raw-block.js';
import {withDefaults} from '../records/read-options.js';
import {toTransform} from '../streams/to-transform.js';
import {deduplicatorOf} from '../tidepool/opening.js';
import type {Judged} from '../workers/judge.js';
import {judgeAll} from '../workers/judge-all.js';
import {isFiles, type Source} from './input/input.js';
import type {IngestOptions} from './options.js';
import {routingOf} from './target/routing.js';

/** Who hears of what is taken from the input, judged and refused. */
export interface Listeners {
  readonly onTaken: (records: number) => void;
  readonly onJudged: (records: number) => void;
  readonly onReject: (rejection: Rejection) => void;
}

/** Answers whether all that is asked for can be done block by block, whatever came before. */
export function isBlockwise(source: Source, options: IngestOptions): source is readonly string[] {
  const {prepare, pick, fromRejects, duplicates, onAccepted, through} = options;
  const needsStages =
    prepare || pick || fromRejects || duplicates === 'drop' || onAccepted || through;
  if (needsStages) return false;
  return isFiles(source) && routingOf(options).otherDevices === 'allow';
}

/** Makes the batches of files as the stages would, in several threads: two streams for a pipeline. */
export function judgedBatches(
  files: readonly string[],
  options: IngestOptions & FilesOptions,
  {onTaken, onJudged, onReject}: Listeners,
): [AsyncIterable<Judged>, Transform] {
  const {batchSize, flushBytes, keepIds} = options;
  const {dataSets} = routingOf(options);
  const batcher = new Batcher({batchSize, flushBytes, dataSets, keepIds}, new BodyPool());
  const gather = toTransform<Judged, Batch>(
    ({count, packed, rejections}, push) => {
      onJudged(count);
      for (const rejection of rejections) onReject(rejection);
      batcher.addPacked(packed, push);
    },
    push => batcher.end(push),
  );
  return [judged(files, options, onTaken), gather];
}

async function* judged(
  files: readonly string[],
  options: IngestOptions & FilesOptions,
  onTaken: Listeners['onTaken'],
): AsyncGenerator<Judged> {
  const {userId, defaultDeviceId, keepIds = false, signal, workers} = options;
  const {maxRecordBytes, maxDepth} = withDefaults(options);
  const deduplicator = deduplicatorOf(options).name;
  const {dataSets} = routingOf(options);
  const limits = {maxRecordBytes, maxDepth};
  const terms = {userId, deduplicator, defaultDeviceId, keepIds, dataSets, ...limits};
  const pool = new BlockPool(defaults);
  const large = workers !== undefined || (await bytesOf(files)) >= defaults.workersFrom;
  try {
    yield* judgeAll(counted(frameFiles(files, {...options, pool}), onTaken), {
      ...{terms, pool, workers: workers ?? defaults.workers},
      startAfter: large ? 0 : defaults.workersFrom,
    });
  } catch (error) {
    // What a stream throws when it is stopped is not ours.
    throw signal?.aborted ? problem('ERR_INGEST_CANCELLED', {}) : error;
  }
}

async function* counted(
  blocks: AsyncIterable<RawBlock>,
  onTaken: Listeners['onTaken'],
): AsyncGenerator<RawBlock> {
  for await (const block of blocks) {
    onTaken(block.count);
    yield block;
  }
}

/** Adds up what is known of the length of the files; that of a pipe is not. */
async function bytesOf(files: readonly string[]): Promise<number> {
  const sizes = files.map(async file => (await stat(file).catch(() => undefined))?.size ?? 0);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
