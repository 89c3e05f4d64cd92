import {IngestError} from '../errors.js';
import type {Ledger} from '../ledger/index.js';
import type {Requester} from '../tidepool/client.js';
import {deleteDataSet} from '../tidepool/data-sets.js';

/**
 * Deletes a data set with all its data, if there is one. That is noted before the request: a later process
 * that finds the set deleted knows then that it was not somebody else. To delete it twice does no harm
 * (reference: session, 9.1).
 */
export async function deleteSet(
  id: string,
  {client, ledger}: {readonly client: Requester; readonly ledger?: Ledger | undefined},
): Promise<void> {
  await ledger?.announceSet(id, 'deleting');
  await deleteDataSet(id, {client}).catch(error => {
    if (!(error instanceof IngestError) || error.answer?.status !== 404) throw error;
  });
  ledger?.noteSet(id, 'deleted');
}
