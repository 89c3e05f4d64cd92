import type {Courier} from '../../delivery/courier.js';
import {deleteSet} from '../../delivery/delete-set.js';
import {takeUpDataSet} from '../../delivery/take-up.js';
import {IngestError, problem} from '../../errors.js';
import {removeKept} from '../../ingest/input/kept.js';
import type {OpenLedger} from '../../ledger/index.js';
import {count} from '../../print/numbers.js';
import {listDataSets, probeDataSet} from '../../tidepool/data-sets.js';
import {findDeduplicator} from '../../tidepool/deduplicator.js';
import {table} from '../output/table.js';
import type {DataSetsTask} from './data-sets.js';
import {withLedger} from './with-ledger.js';

/** What is done to the data sets of a ledger. */
export type LedgerTask = (old: OpenLedger, courier: Courier) => Promise<LedgerSet[]>;

/** A data set of a ledger, and what became of it. */
export interface LedgerSet {
  readonly dataSetId: string;
  readonly deviceId: string | null;
  readonly state: string;
  readonly uploaded: number;
  /** Why nobody sees its data, and what to do; absent where all is well. */
  readonly orphan?: string;
}

/** Does it to every set of a ledger, wherever each has got to, while no other process has the ledger. */
export const ofLedger =
  (file: string, task: LedgerTask): DataSetsTask =>
  ({client, userId}) =>
    withLedger(file, async old => {
      const {terms} = old;
      if (terms.userId !== userId || terms.baseUrl !== client.baseUrl) {
        const [reason, remedy] = ['it is of another user or platform', 'Name those it is about.'];
        throw problem('ERR_INGEST_LEDGER', {ledger: file, reason, remedy});
      }
      const dataSets = await task(old, client);
      return {result: {dataSets}, lines: linesOf(dataSets)};
    });

/** Asks the platform about each set that is not deleted, and marks the orphans. */
export const listSets: LedgerTask = async ({ledger, terms}, client) => {
  const {userId} = terms;
  const listed = await listDataSets({userId, client}).catch(unlisted);
  const ids = listed && new Set(listed.map(({uploadId}) => uploadId));
  const found: LedgerSet[] = [];
  for (const {id, deviceId = null, state, stored: uploaded} of ledger.sets) {
    const now = state === 'deleted' ? state : await probeDataSet(id, {client});
    // Without the list only an open set is known to be out of sight.
    const isListed = ids ? ids.has(id) : now !== 'open';
    const orphan = isListed ? undefined : orphans.get(now);
    found.push({dataSetId: id, deviceId, state: now, uploaded, ...(orphan && {orphan})});
  }
  return found;
};

/** What is wrong with a set of this state that the platform does not list. */
const orphans: ReadonlyMap<string, string> = new Map([
  ['open', 'open, its data are out of sight: run the upload again, close it or delete it'],
  ['closed', 'closed half-way, its data are out of sight for good: delete it'],
  ['unusable', 'its opening failed half-way: delete it'],
]);

/** Who may upload may not always list. */
function unlisted(error: unknown): undefined {
  if (!(error instanceof IngestError) || error.code !== 'ERR_INGEST_FORBIDDEN') throw error;
}

/** Closes each set that is open: what is stored so far becomes visible. */
export const closeSets: LedgerTask = async ({ledger, terms}, courier) => {
  const {userId} = terms;
  const deduplicator = findDeduplicator(terms.deduplicator);
  for (const record of ledger.sets) {
    if (record.state === 'deleted' || record.state === 'closed') continue;
    const found = await takeUpDataSet(record, {courier, ledger, userId, deduplicator});
    if (found !== 'nothing') await found.dataSet.close(found.close);
  }
  return told(ledger);
};

/** Deletes every set, and gives the ledger free for another input. */
export const deleteSets: LedgerTask = async ({path, ledger}, courier) => {
  for (const {id, state} of ledger.sets) {
    if (state === 'deleted') continue;
    await deleteSet(id, {client: courier, ledger});
  }
  removeKept(path);
  ledger.noteEnd('abandoned');
  return told(ledger);
};

const told = (ledger: OpenLedger['ledger']): LedgerSet[] =>
  ledger.sets.map(({id, deviceId = null, state, stored: uploaded}) => ({
    ...{dataSetId: id, deviceId, state, uploaded},
  }));

function linesOf(dataSets: readonly LedgerSet[]): string[] {
  if (dataSets.length === 0) return [];
  const rows = dataSets.map(({dataSetId, deviceId, state, uploaded, orphan}) => [
    ...[dataSetId, state, deviceId ?? 'no device', count(uploaded)],
    orphan === undefined ? '' : `orphan: ${orphan}`,
  ]);
  return table([['data set', 'state', 'device', 'data', ''], ...rows]);
}
