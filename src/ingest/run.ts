import {Courier} from '../delivery/courier.js';
import {createNonce, Ledger, openLedger, type Terms} from '../ledger/index.js';
import {defaults} from '../options.js';
import {Client} from '../tidepool/client.js';
import {deduplicatorOf} from '../tidepool/opening.js';
import {clientOptions} from './client-options.js';
import {InputNotes} from './input/notes.js';
import type {IngestOptions} from './options.js';
import {OneDataSet} from './target/one-data-set.js';
import type {SessionOf} from './target/opening-of.js';
import {routingOf} from './target/routing.js';
import {RunDataSets} from './target/run-data-sets.js';
import type {Target} from './target/target.js';

/** What a run works with besides its input. */
export interface Run {
  readonly ledger: Ledger;
  readonly target: Target;
  readonly courier: Courier;
  /** Notes of the input, where a later process can go on. */
  readonly input: InputNotes | undefined;
  /** Milliseconds that what is in flight gets after a signal or a failure. */
  readonly grace: number;
  /** Lets go of the ledger. */
  close(): void;
}

/** Opens the ledger of a run, where it has one; asks the platform nothing yet. */
export async function openRun(options: IngestOptions, sessionOf: SessionOf): Promise<Run> {
  const grace = options.ledger === undefined ? defaults.graceBeforeUndo : defaults.grace;
  const stop = delayed(options.signal, grace);
  const client = new Client({...clientOptions(options), signal: stop.signal});
  const courier = new Courier(client, {retries: options.retries, signal: stop.signal});
  const file =
    options.ledger === undefined
      ? undefined
      : await openLedger(options.ledger, termsOf(options, client.baseUrl));
  const ledger = file?.ledger ?? new Ledger(createNonce());
  const close = () => {
    stop.forget();
    file?.close();
  };
  const {dataSetId} = options;
  const target =
    dataSetId === undefined
      ? new RunDataSets(courier, ledger, options, sessionOf)
      : new OneDataSet(courier, ledger, {...options, dataSetId});
  const input = options.ledger === undefined ? undefined : new InputNotes(ledger, options.ledger);
  return {ledger, target, courier, input, grace, close};
}

function termsOf(options: IngestOptions, baseUrl: string): Terms {
  const {userId, batchSize, flushBytes, duplicates, dataSetId, keepIds} = options;
  return {
    ...{userId, baseUrl, deduplicator: deduplicatorOf(options).name},
    batchSize: batchSize ?? defaults.batchSize,
    flushBytes: flushBytes ?? defaults.flushBytes,
    duplicates: duplicates ?? 'keep',
    dataSets: dataSetId ?? routingOf(options).dataSets,
    prepare: options.prepare ?? false,
    keepIds: keepIds ?? false,
  };
}

/** Makes a signal that follows another after so many milliseconds. */
function delayed(signal: AbortSignal | undefined, milliseconds: number) {
  const controller = new AbortController();
  const abort = () => {
    setTimeout(() => controller.abort(), milliseconds).unref();
  };
  if (signal?.aborted) abort();
  else signal?.addEventListener('abort', abort, {once: true});
  return {
    signal: controller.signal,
    forget: () => signal?.removeEventListener('abort', abort),
  };
}
