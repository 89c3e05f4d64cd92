import {pipeline} from 'node:stream/promises';
import type {Rejection} from '../block.js';
import {batch} from '../stages/batch.js';
import {decode} from '../stages/decode.js';
import {identify} from '../stages/identify.js';
import {upload} from '../stages/upload.js';
import {tap} from '../streams/each.js';
import {deduplicatorOf} from '../tidepool/opening.js';
import {dropDuplicates} from './drop-duplicates.js';
import type {ReadingOptions, Source} from './input/input.js';
import type {OpenInput} from './input/open.js';
import {isBlockwise, judgedBatches} from './judged-batches.js';
import type {IngestOptions} from './options.js';
import type {Planning} from './plan/planning.js';
import type {Rejects} from './rejects/rejects.js';
import type {Run} from './run.js';
import type {Summing} from './summing.js';
import {routingOf} from './target/routing.js';
import {sameDevice} from './target/same-device.js';

/** One time through the input, and what a run is made of. */
export interface Turn {
  /** Batches that are settled are looked at the first time, and only what is left to do for them is done again. */
  readonly turn: 'first' | 'again';
  readonly options: IngestOptions & ReadingOptions;
  /** Either the data are sent, or it is planned how they would be. */
  readonly run: Run | undefined;
  readonly planning: Planning | undefined;
  readonly summing: Summing;
  readonly rejects: Rejects;
}

/** Sends the input through the stages; what is settled already is only looked at. */
export async function pass(
  source: Source,
  input: OpenInput,
  {turn, options, run, planning, summing, rejects}: Turn,
): Promise<void> {
  const {userId, batchSize, flushBytes, keepIds, concurrency, signal, onAccepted} = options;
  const deduplicator = deduplicatorOf(options).name;
  const routing = routingOf(options);
  const first = turn === 'first';
  const onReject = (rejection: Rejection) => {
    planning?.reject(rejection);
    if (first) rejects.add(rejection);
  };
  const likeness = {
    userId,
    onDuplicate: first ? summing.duplicate : () => {},
    onCollision: first ? summing.collision : () => {},
  };
  const sink = run
    ? upload({
        dataSetFor: run.target.for,
        ...{concurrency, grace: run.grace},
        onReject: rejects.addOfPlatform,
        onProgress: summing.progress,
      })
    : planning!.sink(summing.upload);
  const closed = new Promise(resolve => sink.once('close', resolve));
  try {
    const batches =
      !planning && isBlockwise(source, options)
        ? judgedBatches(source, options, {
            onTaken: first ? summing.take : () => {},
            onJudged: first ? summing.readSome : () => {},
            onReject,
          })
        : [
            first ? summing.watch(input.read()) : input.read(),
            decode({deduplicator, onReject}),
            identify({userId}),
            sameDevice({...routing, deviceId: run?.target.deviceId ?? routing.deviceId, onReject}),
            ...(planning ? [planning.watch()] : []),
            ...(options.duplicates === 'drop' ? [dropDuplicates(likeness)] : []),
            ...(onAccepted && first ? [tap(onAccepted)] : []),
            batch({batchSize, flushBytes, dataSets: routing.dataSets, keepIds}),
          ];
    const stages = [...batches, ...(run?.input ? [run.input.verify()] : []), sink];
    await pipeline(stages as unknown as NodeJS.ReadWriteStream[], {signal});
  } catch (error) {
    await closed; // what is in flight gets its time
    throw error;
  }
}
