import {readPatch} from '../body/patch.js';
import type {Context} from '../context.js';
import {deduplicatorOf} from '../deduplicators/index.js';
import {answerA, unauthorizedA} from '../family-a.js';
import type {Reply} from '../reply.js';
import {openDataSetOf} from './access.js';
import {printDataSet} from './print-data-set.js';

/**
 * Closes a normal set whatever the body says, which is not even read; lets a service change a
 * continuous one. The state comes first and is not undone if a later step fails; the answer shows
 * the set as it was after that first step.
 */
export async function close(context: Context): Promise<Reply> {
  const {exchange, store, details} = context;
  const dataSet = await openDataSetOf(context);
  const isContinuous = dataSet.dataSetType === 'continuous';
  if (isContinuous && !details.isService) return unauthorizedA(exchange.trace);
  const patch = isContinuous ? readPatch(await exchange.body()) : {_state: 'closed' as const};
  const patched = await store.updateDataSet(exchange, dataSet.uploadId, patch);
  if (patch._state === 'closed')
    await deduplicatorOf(patched).close({store, caller: exchange, dataSet: patched});
  return answerA(200, printDataSet(patched), exchange.trace);
}
