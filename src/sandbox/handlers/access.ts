import {type Context, Refusal} from '../context.js';
import {
  dataSetClosed,
  dataSetIdMissing,
  dataSetNotFound,
  unauthorizedA,
  userIdMissing,
} from '../family-a.js';
import type {Permission} from '../options.js';
import type {DataSetDocument} from '../store/documents.js';

/**
 * Takes the user id of the path, if who asks may do this with that account.
 * @throws Refusal 400, 403
 */
export function ownerOf(context: Context, permission: Permission): string {
  const {params, exchange} = context;
  const owner = params.userId ?? '';
  if (owner === '') throw new Refusal(userIdMissing(exchange.trace));
  requirePermission(context, permission, owner);
  return owner;
}

/**
 * Finds the data set of the path.
 * @throws Refusal 400, 404
 */
export async function dataSetOf({params, exchange, store}: Context): Promise<DataSetDocument> {
  const id = params.dataSetId ?? '';
  if (id === '') throw new Refusal(dataSetIdMissing(exchange.trace));
  const dataSet = await store.getDataSet(exchange, id);
  if (!dataSet) throw new Refusal(dataSetNotFound(id, exchange.trace));
  return dataSet;
}

/**
 * Finds the data set of the path, if it is open and who asks may upload to it.
 * @throws Refusal 400, 404, 403, 409, in this order
 */
export async function openDataSetOf(context: Context): Promise<DataSetDocument> {
  const dataSet = await dataSetOf(context);
  requirePermission(context, 'upload', dataSet._userId);
  if (dataSet._state === 'closed')
    throw new Refusal(dataSetClosed(dataSet.uploadId, context.exchange.trace));
  return dataSet;
}

/**
 * Asks for a permission; services need none.
 * @throws Refusal 403
 */
export function requirePermission(context: Context, permission: Permission, owner: string): void {
  const {details, accounts, exchange} = context;
  if (details.isService || accounts.may(details.userId, permission, owner)) return;
  throw new Refusal(unauthorizedA(exchange.trace));
}
