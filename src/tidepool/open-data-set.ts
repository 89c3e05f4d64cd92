import {amend, IngestError, problem} from '../errors.js';
import {type Connection, clientOf} from './client.js';
import {DataSet} from './data-set.js';
import {getDataSet, probeDataSet, SetReply} from './data-sets.js';
import {makeOpening, type Opening} from './opening.js';
import {describeFaults, expectReply} from './reply.js';

/** Whose data set, what it is opened with, and how to reach the platform. */
export type OpenOptions = Opening & Connection & {readonly userId: string};

/**
 * Opens a data set. Throws `ERR_INGEST_USAGE` before it sends anything when what the deduplicator or the
 * platform needs is missing, and as well when the platform refuses the template.
 */
export async function openDataSet(options: OpenOptions): Promise<DataSet> {
  const {userId, session} = options;
  const {id, deviceId, body} = makeOpening(options);
  const client = clientOf(options);
  const path = client.routes.ofUser(userId);
  try {
    const reply = await client.request('POST', path, {body});
    if (reply.status === 400 && session && reply.faults.length > 0) {
      throw problem('ERR_INGEST_USAGE', {
        message: `the platform refuses the session template: ${describeFaults(reply.faults)}.`,
      });
    }
    const {data} = expectReply(reply, SetReply);
    return new DataSet(data.uploadId, {client, userId, device: {deviceId}});
  } catch (error) {
    const mayExist = error instanceof IngestError && /service|cancelled/.test(error.fault);
    throw mayExist ? amend(error, `Data set ${id} may exist all the same, without data.`) : error;
  }
}

/**
 * Takes up an open data set. Throws `ERR_INGEST_NOT_OPEN` where it takes no data. Its device is read
 * where the account may; where not, the first batch tells it.
 */
export async function resumeDataSet(
  id: string,
  options: Connection & {readonly userId: string},
): Promise<DataSet> {
  const client = clientOf(options);
  const device = await readDevice(id, {client});
  const state = await probeDataSet(id, {client});
  if (state !== 'open') throw problem('ERR_INGEST_NOT_OPEN', {dataSetId: id, state});
  return new DataSet(id, {client, userId: options.userId, device});
}

async function readDevice(
  id: string,
  connection: Connection,
): Promise<{deviceId: string | undefined} | 'unreadable'> {
  const description = await getDataSet(id, connection).catch(error => {
    if (error instanceof IngestError && error.code === 'ERR_INGEST_FORBIDDEN') return undefined;
    throw error;
  });
  if (!description) return 'unreadable';
  // One that is deleted takes data all the same, and hides them (reference: session, 9.2).
  if (description.deletedTime) {
    throw problem('ERR_INGEST_NOT_OPEN', {dataSetId: id, state: 'deleted'});
  }
  return {deviceId: description.deviceId};
}
