import {createReadStream} from 'node:fs';
import {createInterface} from 'node:readline';
import {batchSize, readJob} from './job.js';
import {openSession} from './session.js';
import {withUndici} from './with-undici.js';
import {report, work} from './work.js';

const job = readJob();
const session = await openSession(withUndici(job.url, job.inFlight), job.inFlight);
const lines = createInterface({input: createReadStream(job.file), crlfDelay: Infinity});
let batch: unknown[] = [];
for await (const line of lines) {
  const decoded = work(JSON.parse(line));
  if (decoded === undefined) continue;
  batch.push(decoded);
  if (batch.length < batchSize) continue;
  await session.add(batch);
  batch = [];
}
if (batch.length > 0) await session.add(batch);
await session.close();
report();
process.exit();
