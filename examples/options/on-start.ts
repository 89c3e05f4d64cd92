// onStart: called when the options are found to work and the ledger is ours, before the input is read:
// the moment to empty the files of an earlier run.

import assert from 'node:assert/strict';
import {type IngestError, ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const calls: string[] = [];
const onStart = () => void calls.push('start');
const onReject = () => void calls.push('reject');
await ingest([dump('mistakes.jsonl')], {...account, onStart, onReject});
assert.deepEqual(calls, ['start', 'reject', 'reject']);

const wrong = ingest([dump('mistakes.jsonl')], {...account, deduplicator: 'unknown', onStart});
await assert.rejects(wrong, ({code}: IngestError) => code === 'ERR_INGEST_USAGE');
assert.equal(calls.length, 3);
await sandbox.stop();
