import type {Context} from '../context.js';
import {answerB, parameterMissing, resourceNotFound, unauthorizedB} from '../family-b.js';
import type {Reply} from '../reply.js';
import {printDataSet} from './print-data-set.js';

/** Shows a data set to its own user or a service. */
export async function get({exchange, params, store, details}: Context): Promise<Reply> {
  const id = params.dataSetId ?? '';
  if (id === '') return parameterMissing('id');
  const dataSet = await store.getDataSet(exchange, id);
  if (!dataSet) return resourceNotFound(id);
  if (!details.isService && details.userId !== dataSet._userId) return unauthorizedB();
  return answerB(printDataSet(dataSet));
}
