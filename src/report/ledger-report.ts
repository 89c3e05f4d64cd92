import {printFingerprint} from '../batches/fingerprint.js';
import type {DatumFault} from '../block.js';
import {type BatchRecord, type Ledger, openOldLedger, type Terms} from '../ledger/index.js';
import {findDeduplicator} from '../tidepool/deduplicator.js';
import type {DataSetReport, OutcomeReport, Report} from './model/report.js';
import type {BatchesReport} from './model/requests.js';
import {commandsOf} from './sum/commands.js';
import {headOf} from './sum/head.js';
import {refusedByPlatform} from './sum/refused-report.js';

/**
 * Reports on what a ledger knows: data sets, batches and what the platform refused, not the data. Throws
 * `ERR_INGEST_LEDGER` for a file that is none, and while a run is at work with it.
 */
export async function reportOfLedger(file: string): Promise<Report> {
  const {ledger, terms, close} = await openOldLedger(file);
  try {
    return reportOf(file, ledger, terms);
  } finally {
    close();
  }
}

function reportOf(file: string, ledger: Ledger, terms: Terms): Report {
  const {userId, baseUrl, deduplicator, ...options} = terms;
  const target = {userId, baseUrl, deduplicator: findDeduplicator(deduplicator).short};
  const batches = [...batchesOf(ledger)];
  const dataSets = ledger.sets.map(({id: dataSetId, deviceId = null, state, stored}) => ({
    ...{dataSetId, deviceId, state, uploaded: stored},
  }));
  const {uploaded, retries, bytes, fingerprint, batches: settled} = ledger.totals;
  return {
    ...headOf('ledger'),
    run: {started: null, milliseconds: null, input: [], options: {ledger: file, ...options}},
    target,
    outcome: {state: stateOf(ledger, dataSets, batches), error: null},
    counts: {
      ...{read: null, good: uploaded, duplicates: null, repeated: null, prepared: null},
      refused:
        ledger.rejects?.rejects ?? batches.reduce((sum, {refused}) => sum + refused.length, 0),
      ...{batches: settled, retries, bytes, fingerprint: printFingerprint(fingerprint)},
    },
    dataSets,
    ...{data: null, glucose: null, warnings: null, requests: null},
    refused: refusedByPlatform(faultsOf(batches)),
    batches: batchesReport(batches),
    ...commandsOf({dataSets, target, ledger: file}),
  };
}

function* batchesOf(ledger: Ledger): Generator<BatchRecord> {
  const last = ledger.lastBatch;
  for (let number = 0; number <= last; number++) {
    const batch = ledger.batch(number);
    if (batch) yield batch;
  }
}

/** A ledger knows neither the kind of a refused datum nor its place in the input. */
function* faultsOf(batches: readonly BatchRecord[]): Generator<DatumFault> {
  for (const {refused} of batches) for (const [, faults] of refused) yield* faults;
}

function stateOf(
  {end}: Ledger,
  dataSets: readonly DataSetReport[],
  batches: readonly BatchRecord[],
): OutcomeReport['state'] {
  const states = new Set(dataSets.map(({state}) => state));
  states.delete('deleted');
  const settled = batches.every(({state}) => state === 'settled');
  if (states.size === 0) return end?.end === 'done' || batches.length === 0 ? 'none' : 'incomplete';
  if (!settled || states.size > 1) return 'incomplete';
  if (states.has('closed')) return 'closed';
  return states.has('open') ? 'open' : 'incomplete';
}

function batchesReport(batches: readonly BatchRecord[]): BatchesReport {
  const settled = batches.filter(({state}) => state === 'settled');
  const attempts = new Map<number, number>();
  for (const {attempts: made} of settled) attempts.set(made, (attempts.get(made) ?? 0) + 1);
  const sorted = [...attempts].sort(([a], [b]) => a - b);
  return {sent: batches.length, settled: settled.length, attempts: Object.fromEntries(sorted)};
}
