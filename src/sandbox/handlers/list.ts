import type {Context} from '../context.js';
import {answerA} from '../family-a.js';
import {answerB, parameterMissing, unauthorizedB} from '../family-b.js';
import {type ListQuery, readListQuery} from '../query.js';
import type {Reply} from '../reply.js';
import type {DataSetDocument} from '../store/documents.js';
import {ownerOf} from './access.js';
import {printDataSet} from './print-data-set.js';

/** Lists the visible data sets of a user: closed ones and continuous ones, the youngest first. */
export async function list({exchange, params, details, accounts, store}: Context): Promise<Reply> {
  const owner = params.userId ?? '';
  if (owner === '') return parameterMissing('userId');
  const isAllowed =
    details.isService ||
    details.userId === owner ||
    (['custodian', 'upload', 'view'] as const).some(each =>
      accounts.may(details.userId, each, owner),
    );
  if (!isAllowed) return unauthorizedB();
  const query = readListQuery(exchange.query, ['client.name', 'deleted', 'deviceId']);
  return answerB(printPage(await store.list(exchange, 'ListUserDataSets', owner), query));
}

/** As the list, in the old family, with fewer filters, and for those who may view. */
export async function listLegacy(context: Context): Promise<Reply> {
  const {exchange, store} = context;
  const owner = ownerOf(context, 'view');
  const query = readListQuery(exchange.query, ['deleted']);
  const dataSets = await store.list(exchange, 'GetDataSetsForUserByID', owner);
  return answerA(200, printPage(dataSets, query), exchange.trace);
}

function printPage(dataSets: readonly DataSetDocument[], query: ListQuery): string {
  const {clientName, deleted, deviceId, page, size} = query;
  const listed = dataSets.filter(
    dataSet =>
      dataSet._active &&
      (deleted || dataSet.deletedTime === undefined) &&
      (clientName === undefined || dataSet.client?.name === clientName) &&
      (deviceId === undefined || dataSet.deviceId === deviceId),
  );
  return `[${listed.slice(page * size, (page + 1) * size).map(printDataSet)}]`;
}
