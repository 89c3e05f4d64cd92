import {parentPort, workerData} from 'node:worker_threads';
import type {RawBlock} from '../records/raw-block.js';
import {Judge, type Judged, type Terms} from './judge.js';
import {memoryOf, type Report, received} from './messages.js';

// What runs in a worker thread: it judges one block after the other.

const port = parentPort!;
const judge = new Judge(workerData as Terms);
const report = (message: Report, memory: ArrayBuffer[] = []) => port.postMessage(message, memory);

port.on('message', (message: RawBlock) => {
  const raw = received(message);
  let judged: Judged;
  try {
    judged = judge.judge(raw);
  } catch {
    report({faulty: raw}, memoryOf(raw));
    return;
  }
  const {bytes, table} = raw;
  const {packed} = judged;
  // What was changed is in memory of its own.
  const own = packed.bytes.buffer === bytes.buffer ? [] : [packed.bytes.buffer as ArrayBuffer];
  report({judged, memory: {bytes, table}}, [
    ...memoryOf(raw),
    packed.table.buffer as ArrayBuffer,
    ...own,
  ]);
});
report('ready');
