import {readDataSet} from '../body/data-set.js';
import {type Context, Refusal} from '../context.js';
import {chooseDeduplicator} from '../deduplicators/index.js';
import {newId} from '../exchange.js';
import {answerA, malformedA} from '../family-a.js';
import {now} from '../instants.js';
import {JsonMalformed, readJson} from '../read-json.js';
import type {Reply} from '../reply.js';
import type {DataSetDocument} from '../store/documents.js';
import {ownerOf} from './access.js';
import {printDataSet} from './print-data-set.js';
import {provenanceOf} from './provenance.js';

/**
 * Opens a data set. The platform stores it first and chooses its deduplicator after, so a set whose
 * open fails stays behind.
 */
export async function open(context: Context): Promise<Reply> {
  const {exchange, store} = context;
  const owner = ownerOf(context, 'upload');
  const fields = readDataSet(readObject(await exchange.body(), context));
  const dataSet = newDataSet(context, owner, fields);
  await store.createDataSet(exchange, dataSet);
  const {name, version} = chooseDeduplicator(dataSet);
  const opened = await store.updateDataSet(exchange, dataSet.uploadId, {
    _active: dataSet.dataSetType === 'continuous',
    _deduplicator: {name, version},
  });
  return answerA(201, printDataSet(opened), exchange.trace);
}

function readObject(body: Buffer, {exchange}: Context): Record<string, unknown> {
  try {
    const value = readJson(body);
    if (value === null) return {};
    if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof JsonMalformed)) throw error;
  }
  throw new Refusal(malformedA(exchange.trace));
}

function newDataSet(
  context: Context,
  owner: string,
  {_deduplicator, ...fields}: Partial<DataSetDocument>,
): DataSetDocument {
  const at = now();
  const id = fields.id ?? newId();
  const {details} = context;
  const createdUserId = details.isService ? fields.createdUserId : details.userId;
  return {
    time: at,
    dataSetType: 'normal',
    uploadId: id,
    ...fields,
    _active: false,
    _dataState: 'open',
    _deduplicator,
    _state: 'open',
    _userId: owner,
    byUser: createdUserId as string | undefined,
    createdTime: at,
    createdUserId,
    id,
    modifiedTime: at,
    provenance: provenanceOf(context),
    type: 'upload',
  };
}
