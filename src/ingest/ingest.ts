import {pipeline} from 'node:stream/promises';
import type {Rejection} from '../block.js';
import {batch} from '../stages/batch.js';
import {decode} from '../stages/decode.js';
import {identify} from '../stages/identify.js';
import {upload} from '../stages/upload.js';
import {deduplicatorOf} from '../tidepool/opening.js';
import {countingSink} from './counting-sink.js';
import {failureOf} from './failure.js';
import type {Source} from './input.js';
import {type OpenInput, openInput} from './open-input.js';
import {openTarget} from './open-target.js';
import type {IngestOptions, IngestSummary} from './options.js';
import {routingOf} from './routing.js';
import {sameDevice} from './same-device.js';
import {Summing} from './summing.js';
import type {Target} from './target.js';

/**
 * Reads, judges, identifies, gathers and uploads an input into one data set a device, and closes the sets.
 * A failure deletes the sets it opened, as far as that is possible; what is thrown has a `summary`.
 */
export async function ingest(source: Source, options: IngestOptions): Promise<IngestSummary> {
  const {userId, batchSize, flushBytes, concurrency, signal} = options;
  const deduplicator = deduplicatorOf(options).name;
  const routing = routingOf(options);
  const summing = new Summing(options.onProgress);
  const onReject = (rejection: Rejection) => {
    summing.reject(rejection);
    options.onReject?.(rejection);
  };
  let input: OpenInput | undefined;
  let target: Target | undefined;
  try {
    input = await openInput(source, {...options, deduplicator});
    target = await openTarget(options, input.sessions);
    await pipeline(
      summing.watch(input.read()),
      decode({deduplicator, onReject}),
      identify({userId}),
      sameDevice({...routing, deviceId: target?.deviceId ?? routing.deviceId, onReject}),
      batch({batchSize, flushBytes, dataSets: routing.dataSets}),
      target
        ? upload({dataSetFor: target.for, concurrency, onProgress: summing.upload})
        : countingSink(summing.upload),
      {signal},
    );
    await target?.end();
    return summing.summary(target, input.report);
  } catch (error) {
    throw await failureOf(error, {options, target, summing, report: input?.report});
  } finally {
    input?.close();
  }
}
