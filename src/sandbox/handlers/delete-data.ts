import {readSelectors} from '../body/selectors.js';
import type {Context} from '../context.js';
import {deduplicatorOf} from '../deduplicators/index.js';
import {answerA} from '../family-a.js';
import type {Reply} from '../reply.js';
import {openDataSetOf} from './access.js';

/** Deletes data of an open set by selectors; whatever is wrong with these is a failure. */
export async function deleteData(context: Context): Promise<Reply> {
  const {exchange, store} = context;
  const dataSet = await openDataSetOf(context);
  const selectors = readSelectors(await exchange.body());
  const deduplicator = deduplicatorOf(dataSet);
  await deduplicator.deleteData({store, caller: exchange, dataSet}, selectors);
  return answerA(200, '[]', exchange.trace);
}
