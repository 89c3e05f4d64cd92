import type {Batch} from '../block.js';
import {publish} from '../events.js';
import type {FateEntry} from '../ledger/index.js';
import type {Outcome} from './verdict.js';

/** Publishes that a request waits so many milliseconds before it is tried once more. */
export function tellWait(outcome: Outcome, tries: number, milliseconds: number): void {
  publish('tidepool-ingest:wait', () => ({
    ...{reason: reasonOf(outcome), milliseconds, tries},
    status: outcome.reply?.status ?? outcome.error?.answer?.status,
    code: outcome.error?.code,
  }));
}

/** Publishes that a request is sent again. */
export function tellRetry(outcome: Outcome): void {
  publish('tidepool-ingest:retry', () => ({reason: reasonOf(outcome)}));
}

/** Publishes what became of a batch that was begun at this time of `performance.now`. */
export function tellBatch(fate: FateEntry, {entries}: Batch, dataSetId: string, began: number) {
  const {batch, stored, retries, bytes} = fate;
  const refused = fate.refused.map(([place]) => place);
  publish('tidepool-ingest:batch', () => ({
    ...{dataSetId, batch, stored, retries, bytes},
    refused: entries.sumOf('records', refused),
    milliseconds: performance.now() - began,
  }));
}

const reasonOf = ({is}: Outcome) => (is === 'busy' ? 'busy' : 'doubtful');
