import {readJob} from './job.js';
import {uploadByStreamJson} from './stream-json.js';
import {withGot} from './with-got.js';

const job = readJob();
await uploadByStreamJson(job, withGot(job.url));
process.exit();
