import {pipeline} from 'node:stream/promises';
import type {Rejection} from '../block.js';
import {problem} from '../errors.js';
import {batch} from '../stages/batch.js';
import {decode} from '../stages/decode.js';
import {identify} from '../stages/identify.js';
import {upload} from '../stages/upload.js';
import {tap} from '../streams/each.js';
import {deduplicatorOf} from '../tidepool/opening.js';
import {dropDuplicates} from './drop-duplicates.js';
import {failureOf} from './failure.js';
import type {Source} from './input.js';
import {isBlockwise, judgedBatches} from './judged-batches.js';
import {type OpenInput, openInput} from './open-input.js';
import type {IngestOptions, IngestSummary} from './options.js';
import {Planning} from './planning.js';
import {Rejects} from './rejects.js';
import {routingOf} from './routing.js';
import {openRun, type Run} from './run.js';
import {sameDevice} from './same-device.js';
import {spoolInput} from './spool.js';
import {Summing} from './summing.js';
import {tellRun} from './tell.js';
import {verify} from './verify.js';

/**
 * Reads, judges, identifies, gathers and uploads an input into one data set a device, and closes the sets.
 * With a `ledger` a run that ends early goes on where it stopped; without one its sets are deleted. What is
 * thrown has a `summary`.
 */
export async function ingest(source: Source, options: IngestOptions): Promise<IngestSummary> {
  const began = performance.now();
  const deduplicator = deduplicatorOf(options).name;
  let input: OpenInput | undefined;
  const sessionOf = (deviceId: string) => input?.sessions.get(deviceId);
  const planning = options.dryRun ? new Planning(options, sessionOf) : undefined;
  const run = planning ? undefined : await openRun(options, sessionOf);
  const summing = new Summing(options.onProgress);
  const rejects = new Rejects(summing, options.maxRejects, options.onReject);
  if (run) summing.follow(run.ledger.totals);
  try {
    options.onStart?.();
    const spool = await spoolInput(source, options);
    input = await openInput(spool.source, {...options, deduplicator});
    await pass(spool.source, input, 'first', {options, run, planning, summing, rejects});
    const again = spool.readable === 'again' ? 'can be read again' : 'is gone';
    for (let rest = mostHeals; (await run?.target.end(again)) === 'again'; rest--) {
      if (rest === 0) throw problem('ERR_INGEST_UNFINISHED', noEnd);
      const once = await openInput(spool.source, {...options, deduplicator});
      const parts = {options, run, planning, summing, rejects};
      await pass(spool.source, once, 'again', parts).finally(() => once.close());
    }
    const earlier = run?.ledger.end?.end;
    if (run?.ledger.kind === 'file' && options.close !== false && !earlier) {
      run.ledger.noteEnd('done');
    }
    if (options.close !== false) spool.remove();
    const plan = planning?.end();
    if (planning) options.onWarnings?.(planning.warnings);
    const summary = {...summing.summary(run?.target, input.report), ...(plan && {plan})};
    tellRun('ingest', began, summary);
    return earlier === 'done' ? {...summary, earlier} : summary;
  } catch (error) {
    const failure = await failureOf(error, {options, run, summing, report: input?.report});
    tellRun('ingest', began, failure.summary, failure);
    throw failure;
  } finally {
    input?.close();
    run?.close();
  }
}

/** How often the input is gone through once more, for sets that went wrong and data that come last. */
const mostHeals = 5;

const noEnd = {
  dataSetId: 'of this run',
  reason: `the input was gone through ${mostHeals} times more, and each time something went wrong. Try again later`,
};

interface Parts {
  readonly options: IngestOptions;
  /** Either the data are sent, or it is planned how they would be. */
  readonly run: Run | undefined;
  readonly planning: Planning | undefined;
  readonly summing: Summing;
  readonly rejects: Rejects;
}

/** Sends the input through the stages; what is settled already is only looked at. */
async function pass(
  source: Source,
  input: OpenInput,
  turn: 'first' | 'again',
  {options, run, planning, summing, rejects}: Parts,
): Promise<void> {
  const {userId, batchSize, flushBytes, keepIds, concurrency, ledger, signal, onAccepted} = options;
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
        ? judgedBatches(source, options, {onRead: first ? summing.readSome : () => {}, onReject})
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
    const stages = [
      ...batches,
      ...(run && first && ledger !== undefined ? [verify(run.ledger, ledger)] : []),
      sink,
    ];
    await pipeline(stages as unknown as NodeJS.ReadWriteStream[], {signal});
  } catch (error) {
    await closed; // what is in flight gets its time
    throw error;
  }
}
