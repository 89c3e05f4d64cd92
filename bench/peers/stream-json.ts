import {createReadStream} from 'node:fs';
import {createGunzip} from 'node:zlib';
import {chainUnchecked} from 'stream-chain';
import {none} from 'stream-chain/defs.js';
import {pick} from 'stream-json/filters/pick.js';
import {parser as jsonlParser} from 'stream-json/jsonl/parser.js';
import {parser} from 'stream-json/parser.js';
import {streamArray} from 'stream-json/streamers/stream-array.js';
import {batch} from 'stream-json/utils/batch.js';
import {nestedPath} from '../files/forms.js';
import {batchSize, type Job} from './job.js';
import {type Exchange, openSession} from './session.js';
import {report, work} from './work.js';

/**
 * The usual stack at its best: the stages as plain functions of one `chain`, values packed only, chunks
 * of 64 KB.
 */
export async function uploadByStreamJson(job: Job, exchange: Exchange): Promise<void> {
  const session = await openSession(exchange, job.inFlight);
  const batches = chainUnchecked<never, readonly unknown[]>([
    createReadStream(job.file),
    ...(job.form === 'gzip' ? [createGunzip({chunkSize: 64 * 1024})] : []),
    ...records(job),
    ({value}: {value: unknown}) => work(value) ?? none,
    batch({batchSize}),
  ]);
  for await (const each of batches) await session.add(each);
  await session.close();
  report();
}

function records({form}: Job): unknown[] {
  if (form === 'lines') return [jsonlParser()];
  return [
    parser({packValues: true, streamValues: false}),
    ...(form === 'nested' ? [pick({filter: nestedPath})] : []),
    streamArray(),
  ];
}
