import type {Context} from '../context.js';
import {findDeduplicator} from '../deduplicators/index.js';
import {plain} from '../deduplicators/plain.js';
import {answerA} from '../family-a.js';
import type {Reply} from '../reply.js';
import {dataSetOf, requirePermission} from './access.js';

/** Deletes a data set, open, closed or deleted already: its data go, it stays, marked as deleted. */
export async function deleteDataSet(context: Context): Promise<Reply> {
  const {exchange, store, details, accounts} = context;
  const dataSet = await dataSetOf(context);
  const {_userId: owner, byUser} = dataSet;
  const isOwner = accounts.may(details.userId, 'root', owner);
  const isCustodian = accounts.may(details.userId, 'custodian', owner);
  if (!details.isService && !isOwner && !isCustodian) {
    const isCreator = details.userId === byUser;
    requirePermission(context, isCreator ? 'upload' : 'root', owner);
  }
  const deduplicator = findDeduplicator(dataSet) ?? plain;
  await deduplicator.delete({store, caller: exchange, dataSet});
  return answerA(200, '{}', exchange.trace);
}
