import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {Readable} from 'node:stream';
import test, {type ExecutionContext} from 'ava';
import {
  type Block,
  check,
  each,
  type IngestFailure,
  type IngestOptions,
  Item,
  ingest,
} from '../../src/index.js';
import {badCbg, cbg, cbgs} from '../helpers/data.js';
import {people, type TestSandbox, testSandbox} from '../helpers/test-sandbox.js';

const [{userId, sessionToken}] = people.users as [(typeof people.users)[0]];
const source = (data: readonly unknown[]) => Readable.from([Buffer.from(JSON.stringify(data))]);

const run = (
  {url: baseUrl}: TestSandbox,
  data: readonly unknown[],
  options: Partial<IngestOptions>,
) => ingest(source(data), {baseUrl, userId, sessionToken, ...options});

/** Leaves every second record out, and makes two of each that stays. */
async function* thinAndDouble(blocks: AsyncIterable<Block>): AsyncGenerator<Block> {
  for await (const {items} of blocks)
    yield {
      items: items
        .filter(({index}) => index % 2 === 0)
        .flatMap(item => {
          const later = {...(item.value as object), time: '2027-01-01T00:00:00Z'};
          return [item, new Item(item.index, item.file, item.byte, item.line, later, undefined)];
        }),
    };
}

test('through - stages change, drop and make data before these are judged', async t => {
  const sandbox = await testSandbox(t);
  const mend = () => each(({value}) => ({...(value as object), units: 'mmol/L', value: 6}));
  const summary = await run(sandbox, [badCbg(), badCbg(), ...cbgs(2)], {
    through: () => [thinAndDouble, mend()],
    defaultDeviceId: 'not needed',
  });
  t.like(summary, {read: 4, uploaded: 4, rejected: 0, state: 'closed'});
  t.true(sandbox.state().data.every(datum => datum.value === 6));
});

test('through - a refused datum has the place and the text that it came with', async t => {
  const refused: unknown[] = [];
  const spoil = () => each(({value}) => ({...(value as object), value: -1}));
  await check(source([cbg()]), {
    through: () => [spoil()],
    onReject: ({datum, errors: [fault], line}) => refused.push(datum, fault?.pointer, line),
  });
  t.deepEqual(refused, [JSON.stringify(cbg()), '/value', 1]);
});

test('through - a stage refuses a record in words of its own', async t => {
  const fault = {code: 'not-ours', pointer: '/deviceId', detail: 'this device is lent out'};
  const refuse = () =>
    each(item => {
      if (item.index === 1) item.refusal = [fault];
    });
  const {errors, valid} = await check(source(cbgs(3)), {through: () => [refuse()]});
  t.deepEqual(errors, {'not-ours': 1});
  t.is(valid, 2);
});

test('through - of several data made of one record, each is judged by itself', async t => {
  const twice = () =>
    async function* (blocks: AsyncIterable<Block>): AsyncGenerator<Block> {
      for await (const {items} of blocks)
        yield {
          items: items.flatMap(({index, file, byte, line, value}) =>
            [cbg(), badCbg(), value].map(one => new Item(index, file, byte, line, one, undefined)),
          ),
        };
    };
  const verdicts: boolean[] = [];
  const summary = await check(source([cbg(), badCbg()]), {
    through: () => [twice()],
    onOutcome: ({ok}) => verdicts.push(ok),
  });
  t.deepEqual(verdicts, [true, false, true, true, false, false]);
  t.like(summary, {valid: 3, rejected: 3});
});

test('through - is made anew for each reading', async t => {
  const sandbox = await testSandbox(t);
  let made = 0;
  const through = () => {
    made++;
    return [each(({value}) => value)];
  };
  const summary = await run(sandbox, cbgs(300), {through, prepare: true});
  t.is(summary.uploaded, 300);
  t.is(made, 2);
});

test('through - a stage or a source that fails is told as the fault of the caller, and the run can go on', async t => {
  const sandbox = await testSandbox(t);
  const ledger = newLedger(t);
  let strikes = 1;
  const fragile = () =>
    each(({index}) => {
      if (index === 200 && strikes-- > 0) throw new TypeError('no zone for this device');
    });
  const attempt = () =>
    run(sandbox, cbgs(300), {through: () => [fragile()], ledger, batchSize: 50, concurrency: 1});
  const failure = await t.throwsAsync<IngestFailure>(attempt(), {code: 'ERR_INGEST_CALLER'});
  t.regex(failure!.message, /failed: no zone for this device\./);
  t.true(failure!.resumable);
  t.is((await attempt()).uploaded, 300);
  t.deepEqual(sandbox.counts(), {dataSets: 1, data: 300, activeData: 300});

  async function* broken() {
    yield Buffer.from('[');
    throw new Error('read ECONNRESET');
  }
  for (const prepare of [false, true]) {
    const error = await t.throwsAsync(check(broken(), {prepare}), {code: 'ERR_INGEST_CALLER'});
    t.regex(error!.message, /failed: read ECONNRESET\./);
  }
});

test('through - what reading finds wrong stays what it is', async t => {
  const through = () => [each(({value}) => value)];
  const broken = Readable.from([Buffer.from('[{"a":1}')]);
  await t.throwsAsync(check(broken, {through}), {code: 'ERR_INGEST_TRUNCATED'});
});

function newLedger(t: ExecutionContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tidepool-ingest-through-'));
  t.teardown(() => rmSync(folder, {recursive: true}));
  return path.join(folder, 'ledger');
}
