import {type Context, Refusal} from '../context.js';
import {deduplicatorOf} from '../deduplicators/index.js';
import {answerA, malformedA} from '../family-a.js';
import {errorsB} from '../family-b.js';
import {judge} from '../judge.js';
import {JsonMalformed, readJson} from '../read-json.js';
import type {Reply} from '../reply.js';
import {openDataSetOf} from './access.js';
import {provenanceOf} from './provenance.js';

/** Adds data to an open set: all of them, or none if one breaks a rule; nothing is told of them. */
export async function addData(context: Context): Promise<Reply> {
  const {exchange, store} = context;
  const dataSet = await openDataSetOf(context);
  const verdict = judge(readArray(await exchange.body(), context), dataSet._userId);
  if (verdict === 'malformed') return malformedA(exchange.trace);
  if (verdict.errors.length > 0) return errorsB(400, verdict.errors);
  const work = {store, caller: exchange, dataSet};
  await deduplicatorOf(dataSet).addData(work, verdict.data, provenanceOf(context));
  return answerA(200, '[]', exchange.trace);
}

function readArray(body: Buffer, {exchange}: Context): readonly unknown[] {
  try {
    const value = readJson(body);
    if (value === null) return [];
    if (Array.isArray(value)) return value;
  } catch (error) {
    if (!(error instanceof JsonMalformed)) throw error;
  }
  throw new Refusal(malformedA(exchange.trace));
}
