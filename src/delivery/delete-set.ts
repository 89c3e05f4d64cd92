import type {Ledger} from '../ledger/index.js';
import {deleteDataSet} from '../tidepool/data-sets.js';
import type {Courier} from './courier.js';

/**
 * Deletes a data set with all its data. That is noted before the request: a later process that finds the
 * set deleted knows then that it was not somebody else. To delete it twice does no harm (reference:
 * session, 9.1).
 */
export async function deleteSet(
  id: string,
  {courier, ledger}: {readonly courier: Courier; readonly ledger?: Ledger | undefined},
): Promise<void> {
  ledger?.noteSet(id, 'deleting');
  await deleteDataSet(id, {client: courier});
  ledger?.noteSet(id, 'deleted');
}
