import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import test from 'ava';
import {type BatchRecord, BatchTable} from '../../src/ledger/batch-table.js';
import type {FateEntry, Refused} from '../../src/ledger/entries.js';
import {fc} from '../helpers/fast-check.js';
import {readText} from '../helpers/project.js';

const uint32 = fc.nat({max: 2 ** 32 - 1});
const count = fc.nat({max: 2 ** 40});

const fault = {code: 'value-out-of-range', pointer: '/value', detail: 'too high'};
const few = <T>(value: fc.Arbitrary<T>) => fc.array(value, {maxLength: 2});
const refused = few(fc.nat({max: 999}).map((place): Refused => [place, [fault]]));

const fates: fc.Arbitrary<Omit<FateEntry, 'batch' | 'refused'>> = fc.record(
  {
    ...{stored: count, retries: count, bytes: count, fingerprint: uint32},
    doubtful: few(fc.integer({min: 1, max: 9})),
    left: fc.constantFrom('to send again', 'a new set'),
  },
  {requiredKeys: ['stored', 'retries', 'bytes', 'fingerprint', 'doubtful']},
);

const records: fc.Arbitrary<BatchRecord> = fc
  .record({
    number: fc.oneof(fc.nat({max: 5}), fc.nat({max: 300}), fc.maxSafeNat()),
    set: fc.constantFrom('a', 'b', 'c'),
    sum: fc.oneof(
      uint32.map(sum => sum.toString(16).padStart(8, '0')),
      fc.string(),
    ),
    ...{ids: count, refused, state: fc.constantFrom('sent', 'settled', 'void')},
    attempts: fc.integer({min: 1, max: 2 ** 40}),
    firstAttempt: fc.integer({min: 1, max: 9}),
    fate: fates,
  })
  .map(({fate, ...record}) => ({
    ...record,
    fate:
      record.state === 'settled'
        ? {...fate, batch: record.number, refused: record.refused}
        : undefined,
  }));

test('BatchTable - gives what was put last, all of a set, how many and which is last (property)', t => {
  const property = fc.property(fc.array(records, {maxLength: 12}), fc.nat(), (all, absent) => {
    const table = new BatchTable();
    const model = new Map<number, BatchRecord>();
    for (const record of all) {
      const {number, set, sum, fate} = record;
      if (fate && number % 2 === 0) {
        table.put({...record, state: 'sent', refused: [], fate: undefined});
        t.is(table.settle(fate), set);
        t.is(table.get(number)!.sum, sum);
      } else {
        table.put(record);
      }
      model.set(number, record);
    }
    for (const number of [...model.keys(), absent]) {
      t.deepEqual(table.get(number), model.get(number));
    }
    const inOrder = (some: Iterable<BatchRecord>) => [...some].sort((a, b) => a.number - b.number);
    for (const set of ['a', 'b', 'c', 'd']) {
      const own = [...model.values()].filter(record => record.set === set);
      t.deepEqual(inOrder(table.of(set)), inOrder(own));
    }
    t.is(table.size, model.size);
    t.is(table.last, Math.max(-1, ...model.keys()));
  });
  t.notThrows(() => fc.assert(property));
});

test('BatchTable - can be changed while its batches are gone through', t => {
  const table = new BatchTable();
  for (let number = 0; number < 300; number++) {
    table.put({
      ...{number, set: 'a', sum: '00000000', ids: 1, state: 'sent', attempts: 1, firstAttempt: 1},
      ...{refused: [], fate: undefined},
    });
  }
  for (const record of table.of('a')) table.put({...record, state: 'void'});
  t.true([...table.of('a')].every(({state}) => state === 'void'));
  t.is(table.size, 300);
});

test('Ledger - keeps as many bytes a batch in memory as the pages say', async t => {
  const script = `
    import {Ledger} from ${JSON.stringify(new URL('../../src/ledger/index.js', import.meta.url))};
    const fill = async batches => {
      const ledger = new Ledger('nonce');
      ledger.noteSet('a', 'open');
      for (let batch = 0; batch < batches; batch++) {
        const sum = (batch * 50021).toString(16).padStart(8, '0');
        await ledger.noteAttempt(batch, {set: 'a', sum, ids: 1000});
        const fingerprint = 2 ** 31 + batch * 50021;
        const bytes = 250000 + batch;
        const fate = {batch, stored: 1000, refused: [], doubtful: [], fingerprint, retries: 0, bytes};
        ledger.noteFate(fate);
      }
      return ledger;
    };
    const used = () => {
      gc();
      const {heapUsed, arrayBuffers} = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    const first = await fill(5000); // what runs for the first time is compiled
    const before = used();
    const ledger = await fill(20000);
    const bytes = (used() - before) / 20000;
    console.log(bytes, ledger.totals.batches + first.totals.batches);
  `;
  const argv = ['--expose-gc', '--input-type=module', '--eval', script];
  const {stdout} = await promisify(execFile)(process.execPath, argv);
  const [bytes, batches] = stdout.split(' ').map(Number);
  t.is(batches, 25_000);
  for (const page of ['docs/performance.md', 'docs/limits.md']) {
    const stated = Number(/keeps some (\d+) bytes a batch/.exec(readText(page))![1]);
    t.true(
      stated / 2 < bytes! && bytes! < 1.5 * stated,
      `${bytes} bytes a batch, ${stated} stated`,
    );
  }
});
