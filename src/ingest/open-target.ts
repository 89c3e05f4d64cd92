import type {Courier} from '../delivery/courier.js';
import {type DataSet, mayBeDoubled} from '../delivery/data-set.js';
import {resumeDataSet} from '../delivery/open-data-set.js';
import type {Ledger} from '../ledger/index.js';
import type {SessionOf} from './opening-of.js';
import type {DataSetSummary, IngestOptions} from './options.js';
import {RunDataSets} from './run-data-sets.js';
import {inputIsGone, type Target} from './target.js';

/** Makes the target of a run: data sets of its own, or one that is open already. */
export async function openTarget(
  courier: Courier,
  ledger: Ledger,
  options: IngestOptions,
  sessionOf: SessionOf,
): Promise<Target> {
  const {dataSetId, userId, deduplicator} = options;
  if (dataSetId !== undefined) {
    const of = {client: courier, ledger, userId, deduplicator};
    return appendingTo(await resumeDataSet(dataSetId, of), ledger);
  }
  const sets = new RunDataSets(courier, ledger, options, sessionOf);
  await sets.begin();
  return sets;
}

/** A data set of somebody else's session: it is filled, and neither closed nor deleted. */
function appendingTo(dataSet: DataSet, ledger: Ledger): Target {
  return {
    deviceId: dataSet.deviceId,
    for: () => dataSet,
    async end(input) {
      const {id: dataSetId, left} = dataSet;
      if (left === 'a new set') throw mayBeDoubled(dataSetId);
      if (left === 'to send again') {
        if (input === 'is gone') throw inputIsGone(dataSetId);
        return 'again';
      }
      if (!ledger.end) await dataSet.sweep();
      return 'done';
    },
    undo: async () => {},
    confirmedByList: 0,
    get summaries(): DataSetSummary[] {
      const {id, deviceId = null} = dataSet;
      const state = dataSet.state === 'closed' ? 'closed' : 'open';
      return [{dataSetId: id, deviceId, state, uploaded: ledger.set(id)?.stored ?? 0}];
    },
  };
}
