import type {Courier} from '../delivery/courier.js';
import {takeUpDataSet} from '../delivery/take-up.js';
import {IngestError} from '../errors.js';
import {removeKept} from '../ingest/kept-input.js';
import {type OpenLedger, openOldLedger, type Terms} from '../ledger/index.js';
import {deleteDataSet, probeDataSet} from '../tidepool/data-sets.js';
import {findDeduplicator} from '../tidepool/deduplicator.js';

/** What is done to the data sets of a ledger. */
export type LedgerTask = (old: OpenLedger, courier: Courier) => Promise<LedgerSet[]>;

/** A data set of a ledger, and what became of it. */
export interface LedgerSet {
  readonly dataSetId: string;
  readonly deviceId: string | null;
  readonly state: string;
  readonly uploaded: number;
}

/** Opens a ledger for a task, while no other process has it. */
export async function withLedger<T>(
  file: string,
  task: (old: OpenLedger) => Promise<T>,
): Promise<T> {
  const old = await openOldLedger(file);
  try {
    return await task(old);
  } finally {
    old.close();
  }
}

/** Reads what the run of a ledger was about. */
export const readTerms = (file: string): Promise<Terms> => withLedger(file, async old => old.terms);

/** Asks the platform about each set that is not deleted. */
export const listSets: LedgerTask = async ({ledger}, courier) => {
  const found: LedgerSet[] = [];
  for (const {id, deviceId = null, state, stored: uploaded} of ledger.sets) {
    const now = state === 'deleted' ? state : await probeDataSet(id, {client: courier});
    found.push({dataSetId: id, deviceId, state: now, uploaded});
  }
  return found;
};

/** Closes each set that is open: what is stored so far becomes visible. */
export const closeSets: LedgerTask = async ({ledger, terms}, courier) => {
  const {userId} = terms;
  const deduplicator = findDeduplicator(terms.deduplicator);
  for (const record of ledger.sets) {
    if (record.state === 'deleted' || record.state === 'closed') continue;
    const found = await takeUpDataSet(record, {courier, ledger, userId, deduplicator});
    if (found !== 'never opened') await found.dataSet.close(found.close);
  }
  return told(ledger);
};

/** Deletes every set, and gives the ledger free for another input. */
export const deleteSets: LedgerTask = async ({path, ledger}, courier) => {
  for (const {id, state} of ledger.sets) {
    if (state === 'deleted') continue;
    await deleteDataSet(id, {client: courier}).catch(error => {
      if (!(error instanceof IngestError) || error.answer?.status !== 404) throw error;
    });
    ledger.noteSet(id, 'deleted');
  }
  removeKept(path);
  ledger.noteEnd('abandoned');
  return told(ledger);
};

const told = (ledger: OpenLedger['ledger']): LedgerSet[] =>
  ledger.sets.map(({id, deviceId = null, state, stored: uploaded}) => ({
    ...{dataSetId: id, deviceId, state, uploaded},
  }));
