import {readJob} from './job.js';
import {uploadByStreamJson} from './stream-json.js';
import {withUndici} from './with-undici.js';

const job = readJob();
await uploadByStreamJson(job, withUndici(job.url, job.inFlight));
process.exit();
