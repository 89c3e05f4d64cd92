import {parentPort, workerData} from 'node:worker_threads';
import type {RawBlock} from '../records/raw-block.js';
import {Judge, type Judged, type Terms} from './judge.js';
import {memoryOf, type Outcome, type Report, received} from './messages.js';

// What runs in a worker thread: it judges the blocks of one message after the other.

const port = parentPort!;
const judge = new Judge(workerData as Terms);
const report = (message: Report, memory: ArrayBuffer[] = []) => port.postMessage(message, memory);

port.on('message', (blocks: readonly RawBlock[]) => {
  const memory: ArrayBuffer[] = [];
  const outcomes = blocks.map(block => outcomeOf(received(block), memory));
  report(outcomes, memory);
});
report('ready');

/** Judges a block; names the memory that goes with what became of it. */
function outcomeOf(raw: RawBlock, memory: ArrayBuffer[]): Outcome {
  memory.push(...memoryOf(raw));
  let judged: Judged;
  try {
    judged = judge.judge(raw);
  } catch {
    return {faulty: raw};
  }
  const {bytes, table} = raw;
  const {packed} = judged;
  memory.push(packed.table.buffer as ArrayBuffer);
  // What was changed is in memory of its own.
  if (packed.bytes.buffer !== bytes.buffer) memory.push(packed.bytes.buffer as ArrayBuffer);
  return {judged, memory: {bytes, table}};
}
