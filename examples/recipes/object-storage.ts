// A stream from elsewhere: the body of an object in S3 or the like, of a request, of a pipe. Whatever gives
// bytes is an input; it is never in memory as a whole.

import assert from 'node:assert/strict';
import {createReadStream} from 'node:fs';
import {Readable} from 'node:stream';
import {type IngestOptions, type IngestSummary, ingest} from 'tidepool-ingest';
import {dump, newFile, start} from '../start.js';

/**
 * Uploads an object, and opens it again when its stream breaks off. It needs no ranges: the ledger keeps
 * the bytes, and what it knows to be stored is compared and not sent again.
 */
async function uploadObject(
  open: () => Promise<AsyncIterable<Uint8Array>>,
  options: IngestOptions & {ledger: string},
  tries = 5,
): Promise<IngestSummary> {
  try {
    return await ingest(await open(), options);
  } catch (error) {
    const {code} = error as {code?: string};
    if (code !== 'ERR_INGEST_CALLER' || tries === 1) throw error;
    return uploadObject(open, options, tries - 1);
  }
}

// Tried against a sandbox, with a store that breaks off once. With S3 `open` would be:
//   async () => (await s3.send(new GetObjectCommand({Bucket, Key}))).Body as Readable
let opened = 0;
const open = async () => {
  const body = createReadStream(dump('two-devices.jsonl'), {highWaterMark: 512});
  return ++opened === 1 ? Readable.from(breakOff(body)) : body;
};
async function* breakOff(body: AsyncIterable<Uint8Array>) {
  let chunks = 0;
  for await (const chunk of body) {
    if (++chunks === 4) throw new Error('socket hang up');
    yield chunk;
  }
}

const {sandbox, account} = await start();
const ledger = newFile('object.ledger');
const {uploaded, state} = await uploadObject(open, {...account, ledger, batchSize: 5});
assert.deepEqual({opened, uploaded, state}, {opened: 2, uploaded: 24, state: 'closed'});
assert.equal(sandbox.counts().data, 24);
await sandbox.stop();
