import {setTimeout as sleep} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {defaults} from '../../src/options.js';
import {BlockPool} from '../../src/records/block-pool.js';
import {frame} from '../../src/records/frame.js';
import {withDefaults} from '../../src/records/read-options.js';
import {judgeAll} from '../../src/workers/judge-all.js';
import {mostWaiting} from '../../src/workers/thread.js';
import {cbg} from '../helpers/data.js';
import {temporaryFile} from '../helpers/temporary.js';

const bounds = withDefaults({});
const terms = {
  ...{maxRecordBytes: bounds.maxRecordBytes, maxDepth: bounds.maxDepth},
  ...{userId: 'u', deduplicator: 'device.deactivate.hash', keepIds: false},
  dataSets: 'per-device' as const,
  defaultDeviceId: undefined,
};

test('judgeAll - gives what became of blocks in input order', async t => {
  const indices: number[] = [];
  for await (const {packed} of share({workers: 2})) indices.push(packed.table[0]!);
  t.deepEqual(
    indices,
    Array.from({length: indices.length}, (_, block) => block * defaults.blockRecords),
  );
  t.true(indices.length > 100);
});

test('judgeAll - takes no more blocks ahead than it has threads for, however slowly they are asked for', async t => {
  let [taken, given, most] = [0, 0, 0];
  const count = () => {
    taken++;
  };
  for await (const _ of share({workers: 2, onTaken: count})) {
    given++;
    await sleep(2); // the threads judge all they have
    most = Math.max(most, taken - given);
  }
  t.is(given, taken);
  t.true(most <= 2 * mostWaiting * 3, `${most} blocks`);
});

test('judgeAll - ends its threads when nobody asks for more', async t => {
  for await (const {count} of share({workers: 2})) {
    t.is(count, defaults.blockRecords);
    break;
  }
});

test('judgeAll - fails with the reason if a worker throws', async t => {
  const program = 'throw new Error("no memory left")';
  await t.throwsAsync(exhaust(t, program), {code: 'ERR_INGEST_WORKER', message: /no memory left/});
});

test('judgeAll - fails if a worker ends before its work is done', async t => {
  const program = `
    import {parentPort} from 'node:worker_threads';
    parentPort.on('message', () => process.exit(3));
    parentPort.postMessage('ready');
  `;
  await t.throwsAsync(exhaust(t, program), {code: 'ERR_INGEST_WORKER', message: /exit code 3/});
});

async function exhaust(t: ExecutionContext, program: string): Promise<void> {
  const entry = new URL(`file://${await temporaryFile(t, 'worker.mjs', Buffer.from(program))}`);
  for await (const _ of share({workers: 1, entry}));
}

function share({onTaken, ...options}: {workers: number; entry?: URL; onTaken?: () => void}) {
  const pool = new BlockPool(defaults);
  const blocks = frame({file: 'f', index: 0, bytes: bytes()}, bounds, {pool});
  return judgeAll(counted(blocks, onTaken), {terms, pool, startAfter: 0, ...options});
}

async function* counted<T>(blocks: AsyncIterable<T>, onTaken?: () => void) {
  for await (const block of blocks) {
    onTaken?.();
    yield block;
  }
}

async function* bytes() {
  const record = `${JSON.stringify(cbg())}\n`;
  for (let block = 0; block < 200; block++) yield Buffer.from(record.repeat(defaults.blockRecords));
}
