import {Client} from '../tidepool/client.js';
import type {DataSet} from '../tidepool/data-set.js';
import {resumeDataSet} from '../tidepool/open-data-set.js';
import {clientOptions} from './client-options.js';
import type {OpenInput} from './open-input.js';
import type {DataSetSummary, IngestOptions} from './options.js';
import {RunDataSets} from './run-data-sets.js';
import type {Target} from './target.js';

/** Makes the target of a run: data sets of its own, one that is open already, or none for a dry run. */
export async function openTarget(
  options: IngestOptions,
  sessions: OpenInput['sessions'],
): Promise<Target | undefined> {
  const {dataSetId, userId} = options;
  if (options.dryRun) return undefined;
  const client = new Client(clientOptions(options));
  if (dataSetId === undefined) return new RunDataSets(client, options, sessions);
  return appendingTo(await resumeDataSet(dataSetId, {client, userId}));
}

/** A data set of somebody else's session: it is filled, and neither closed nor deleted. */
function appendingTo(dataSet: DataSet): Target {
  return {
    deviceId: dataSet.deviceId,
    for: () => dataSet,
    end: async () => {},
    undo: async () => {},
    get summaries(): DataSetSummary[] {
      const {id, deviceId = null, uploaded} = dataSet;
      return [{dataSetId: id, deviceId, state: 'open', uploaded}];
    },
  };
}
