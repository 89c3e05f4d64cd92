import {IngestError, problem} from '../errors.js';
import {type Client, type Connection, clientOf} from './client.js';
import {type ListOptions, listDataSets, SetReply} from './data-sets.js';
import {expectReply} from './reply.js';

/**
 * Closes a data set, which makes its data visible, and confirms it by the list of its user's sets. Throws
 * `ERR_INGEST_NOT_CLOSED` where that cannot be known.
 */
export async function closeDataSet(id: string, options: ListOptions & Connection): Promise<void> {
  const client = clientOf(options);
  const reply = await client
    .request('PUT', client.routes.dataSet(id), {
      // The platform reads no body here, but one keeps it from giving up half-way if we vanish.
      body: {dataState: 'closed'},
      timeout: client.closeTimeout,
    })
    .catch(error => {
      throw doubtful(id, error);
    });
  if (reply.status === 409) {
    throw problem('ERR_INGEST_NOT_CLOSED', {
      dataSetId: id,
      reason: 'it had been closed before, wholly or half-way',
    });
  }
  try {
    expectReply(reply, SetReply);
  } catch (error) {
    throw reply.status >= 400 && reply.status < 500 ? error : doubtful(id, error);
  }
  await confirmClosed(id, {...options, client});
}

/** Looks a closed set up in the list; who may not list has nothing but the platform's answer to the close. */
async function confirmClosed(id: string, options: ListOptions & {client: Client}): Promise<void> {
  const sets = await listDataSets(options).catch(error => {
    if (error instanceof IngestError && error.code === 'ERR_INGEST_FORBIDDEN') return undefined;
    throw doubtful(id, error);
  });
  if (!sets || sets.some(({uploadId}) => uploadId === id)) return;
  throw problem('ERR_INGEST_NOT_CLOSED', {
    dataSetId: id,
    reason: 'the platform said so, but does not list it',
  });
}

/** Says of a failure of the way or of the platform that the close may have happened, wholly or half-way. */
function doubtful(id: string, error: unknown): unknown {
  if (!(error instanceof IngestError) || error.fault !== 'service') return error;
  return problem(
    'ERR_INGEST_NOT_CLOSED',
    {dataSetId: id, reason: error.message.replace(/\.$/, '')},
    {cause: error},
  );
}
