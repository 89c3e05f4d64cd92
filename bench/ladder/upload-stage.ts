import type {Writable} from 'node:stream';
import type {DataSet} from '../../src/index.js';
import type {Ingest} from './package.js';

/** The last stage, over one data set a device, and what closes those. */
export function uploadStage(
  {upload, openDataSet}: Ingest,
  {url, userId}: {readonly url: string; readonly userId: string},
): {stage: Writable; close: () => Promise<void>} {
  const sets = new Map<string | undefined, Promise<DataSet>>();
  const open = (deviceId: string | undefined) => {
    const set =
      sets.get(deviceId) ??
      openDataSet({baseUrl: url, sessionToken: 'made-up-token', userId, deviceId});
    sets.set(deviceId, set);
    return set;
  };
  return {
    stage: upload({dataSetFor: ({deviceId}) => open(deviceId)}),
    async close() {
      for (const set of await Promise.all(sets.values())) await set.close();
    },
  };
}
