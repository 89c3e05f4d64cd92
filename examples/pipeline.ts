// The stages one by one, with one of your own among them: uploads the data of one device of the
// sample dump to a sandbox.

import {createReadStream} from 'node:fs';
import path from 'node:path';
import {Duplex} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {
  type Block,
  batch,
  decode,
  identify,
  openDataSet,
  read,
  startSandbox,
  upload,
} from 'tidepool-ingest';

const dump = path.join(import.meta.dirname, '../../fixtures/dumps/sample.json.gz');
const deviceId = 'Pump-1:33032260';
const sandbox = await startSandbox();
const {url: baseUrl, userId, sessionToken} = sandbox;

/** A stage of one's own: leaves the data of other devices out. */
async function* ofDevice(blocks: AsyncIterable<Block>): AsyncGenerator<Block> {
  for await (const {items} of blocks)
    yield {items: items.filter(({value}) => (value as {deviceId?: string}).deviceId === deviceId)};
}

const dataSet = await openDataSet({baseUrl, userId, sessionToken, deviceId});
const sink = upload({dataSet});
await pipeline(
  createReadStream(dump),
  read(),
  decode({
    onReject: ({line, errors: [error]}) =>
      console.error(`line ${line}: ${error?.code} at ${error?.pointer}`),
  }),
  Duplex.from(ofDevice),
  identify({userId}),
  batch({batchSize: 1000}),
  sink,
);
await dataSet.close();
console.log(sink.stats);

const {activeData} = sandbox.counts();
console.log(`The sandbox holds ${activeData} visible data.`);
await sandbox.stop();
