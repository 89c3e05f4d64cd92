// sandbox: tells a `Reporter` that the upload goes to a stand-in for the platform, so that its report does
// not speak of data that are gone with the process.

import assert from 'node:assert/strict';
import {Reporter} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const reporter = new Reporter({sandbox: true});
await reporter.ingest([dump('two-devices.jsonl')], account);
const report = JSON.stringify(reporter.report());
assert.match(report, /"sandbox"/);
await sandbox.stop();
