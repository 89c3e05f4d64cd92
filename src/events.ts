import {type Channel, channel} from 'node:diagnostics_channel';

/**
 * What is published on each channel of `node:diagnostics_channel`. Never a measured value, a secret, a
 * user or a device; durations in milliseconds, lengths in bytes, each published when the thing is over.
 */
export interface IngestEvents {
  /** A block of records was read from a file; `index` is the place of the first in the whole input. */
  'tidepool-ingest:read': {file: string; index: number; records: number};
  /** A request was answered, or failed with the `code` of our error. */
  'tidepool-ingest:request': RequestEvent;
  /** A request or a part of a batch is about to be sent again. */
  'tidepool-ingest:retry': {reason: 'busy' | 'doubtful' | 'refused' | 'too-large' | 'divided'};
  /** A request waits before it is sent again: the platform is busy, or nobody knows what became of it. */
  'tidepool-ingest:wait': WaitEvent;
  /** A data set was opened. */
  'tidepool-ingest:open': {dataSetId: string; milliseconds: number};
  /** A batch was settled: each of its data is stored or refused. */
  'tidepool-ingest:batch': BatchEvent;
  /** A data set was closed; `list` where only the list of sets shows it, for no answer came. */
  'tidepool-ingest:close': {dataSetId: string; proof: 'answer' | 'list'; milliseconds: number};
  /** An `ingest` or `check` has ended; `code` is that of the error that ended it. */
  'tidepool-ingest:run': RunEvent;
}

interface RequestEvent {
  readonly method: string;
  /** The path with names in place of ids: `/v1/data_sets/{dataSetId}/data`. */
  readonly route: string;
  readonly dataSetId: string | undefined;
  readonly status: number | undefined;
  readonly code: string | undefined;
  /** Bytes of the body sent. */
  readonly bytes: number;
  readonly milliseconds: number;
}

interface WaitEvent {
  readonly reason: 'busy' | 'doubtful';
  /** How long it will wait. */
  readonly milliseconds: number;
  /** Tries so far. */
  readonly tries: number;
  readonly status: number | undefined;
  readonly code: string | undefined;
}

interface BatchEvent {
  readonly dataSetId: string;
  /** Its number in the run, from 0. */
  readonly batch: number;
  /** Data of the input that were stored, and refused by the platform. */
  readonly stored: number;
  readonly refused: number;
  readonly retries: number;
  readonly bytes: number;
  readonly milliseconds: number;
}

interface RunEvent {
  readonly of: 'ingest' | 'check';
  readonly code: string | undefined;
  readonly read: number;
  readonly rejected: number;
  readonly milliseconds: number;
}

/** Publishes an event; it is made only if somebody listens. */
export function publish<N extends keyof IngestEvents>(name: N, make: () => IngestEvents[N]): void {
  const {hasSubscribers} = channels[name];
  if (hasSubscribers) channels[name].publish(make());
}

/** The route of a path, for its name to be one of few, and the data set that it names. */
export function routeOf(path: string): {route: string; dataSetId: string | undefined} {
  const [, dataSetId] = /\/data_?sets\/([^/?]+)/.exec(path) ?? [];
  const route = path
    .replace(/\?.*/s, '')
    .replace(/(\/users\/)[^/]+/, '$1{userId}')
    .replace(/(\/data_?sets\/)[^/]+/, '$1{dataSetId}');
  return {route, dataSetId};
}

/** Held here, for Node forgets a channel that nobody holds. */
const channels: Readonly<Record<keyof IngestEvents, Channel>> = {
  'tidepool-ingest:read': channel('tidepool-ingest:read'),
  'tidepool-ingest:request': channel('tidepool-ingest:request'),
  'tidepool-ingest:retry': channel('tidepool-ingest:retry'),
  'tidepool-ingest:wait': channel('tidepool-ingest:wait'),
  'tidepool-ingest:open': channel('tidepool-ingest:open'),
  'tidepool-ingest:batch': channel('tidepool-ingest:batch'),
  'tidepool-ingest:close': channel('tidepool-ingest:close'),
  'tidepool-ingest:run': channel('tidepool-ingest:run'),
};
