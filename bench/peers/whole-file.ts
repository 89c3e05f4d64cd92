import {batchSize, readJob} from './job.js';
import {readWhole} from './read-whole.js';
import {openSession} from './session.js';
import {withUndici} from './with-undici.js';
import {report, work} from './work.js';

const job = readJob();
const session = await openSession(withUndici(job.url, job.inFlight), job.inFlight);
let batch: unknown[] = [];
for (const record of readWhole(job)) {
  const decoded = work(record);
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
