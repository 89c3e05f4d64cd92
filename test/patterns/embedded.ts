import test from 'ava';
import {findKind, kindOf} from '../../src/datum/index.js';
import {deduplicators} from '../../src/tidepool/deduplicator.js';
import {badCbg, cbg} from '../helpers/data.js';
import {fc} from '../helpers/fast-check.js';
import {holding, knownAfter, type Members, otherTimes, pairs} from '../helpers/holding.js';
import {TwoWays} from '../helpers/two-ways.js';
import {isJson, mutantsOf} from '../helpers/written.js';

const normal = pairs['a normal bolus'];

for (const [name, pair] of Object.entries(pairs)) {
  test(`Patterns - knows ${name} within another datum, whatever becomes of it`, async t => {
    for (const {short: deduplicator} of deduplicators) {
      for (const keepIds of [false, true]) {
        const dataSets = keepIds ? 'one' : 'per-device';
        const userId = deduplicator === 'none' ? undefined : 'user-1';
        const ways = await TwoWays.begun({deduplicator, keepIds, dataSets, userId});
        t.is(await knownAfter(t, ways, holding(pair), otherTimes(pair)), 4, deduplicator);
      }
    }
  });
}

/** Ways to write a record in which the member of a name holds a datum. */
const forms: readonly ((record: Members, name: string) => string)[] = [
  record => JSON.stringify(record),
  record => JSON.stringify(record, null, 2),
  record => JSON.stringify(record).replaceAll(/[{}]/g, ' \r\n$&\t\n'),
  (record, name) => JSON.stringify({[name]: record[name], ...record}),
  (record, name) =>
    JSON.stringify({...record, [name]: undefined, name: record[name]}).replace('name', name),
  record => JSON.stringify(record).replaceAll('"time":', '"\\u0074ime" : '),
  record =>
    JSON.stringify(record).replace(
      /tus":\{|lus":\{/,
      found => `\\u00${found.charCodeAt(0).toString(16)}${found.slice(1)}`,
    ),
  record =>
    JSON.stringify(record).replaceAll(
      '"origin":',
      '"größe 🙂":["ä",{"n":[1,"x"]}],"__proto__":{"time":1},"origin":',
    ),
  record =>
    JSON.stringify(record).replaceAll(
      '"origin":{',
      '"notes":["ä 🙂","b"],"origin":{"payload":{"a":"{","b":[{},[]]},',
    ),
];

test('Patterns - knows an embedded datum wherever it stands, however it is written', async t => {
  for (const form of forms) {
    for (const pair of Object.values(pairs)) {
      const [record, ...others] = [holding(pair), ...otherTimes(pair)].map(each =>
        form(each, pair[1]),
      );
      t.is(await knownAfter(t, await TwoWays.begun(), record!, others), 4, record);
    }
  }
});

test('Patterns - judges the same of what nearly holds a known datum (property)', async t => {
  const near = fc.record({
    pair: fc.constantFrom(...Object.values(pairs)),
    form: fc.constantFrom(...forms),
    deduplicator: fc.constantFrom(...deduplicators.map(({short}) => short)),
    keepIds: fc.boolean(),
    seed: fc.nat(),
  });
  let known = 0;
  const property = fc.asyncProperty(near, async ({pair, form, seed, ...terms}) => {
    const record = form(holding(pair), pair[1]);
    const {node} = findKind(kindOf(pair[0])!)!;
    const mutants = mutantsOf(record, node, 100, seed).filter(isJson);
    known += await knownAfter(t, await TwoWays.begun(terms), record, mutants);
  });
  await fc.assert(property, {numRuns: 60});
  t.true(known > 600, `${known}`);
});

test('Patterns - judges the same where a key of a datum, or of that in it, stands twice', async t => {
  const [one, other] = ['2026-02-03T04:05:06Z', '2026-07-08T09:10:11Z'];
  const written = (time: string, inner: string, amount: number) =>
    JSON.stringify(holding(normal, {time}, {time: inner, normal: amount}));
  const bolus = '"bolus":{';
  const held = JSON.stringify((holding(normal) as Members).bolus);
  for (const [from, to] of [
    [bolus, `${bolus}"time":"${other}",`],
    [bolus, `${bolus}"t\\u0069me":"${other}",`],
    [bolus, `${bolus}"normal":200,`],
    [bolus, `${bolus}"id":null,"id":"${'z'.repeat(32)}",`],
    [bolus, `${bolus}"subType":"square",`],
    [bolus, `${bolus}"unknown":1,"unknown":2,`],
    [bolus, `"bolus":null,${bolus}`],
    [bolus, `"b\\u006flus":${held},${bolus}`],
    [/\}$/, `,"bolus":${held}}`],
    [/\}$/, ',"bolus":null}'],
    [/\}$/, `,"time":"${other}"}`],
  ] as const) {
    const twice = (...of: Parameters<typeof written>) => written(...of).replace(from, to);
    for (const learned of [twice(one, one, 1), written(one, one, 1)]) {
      const plain = [written(one, other, 1), written(other, one, 0)];
      const doubled = [twice(one, other, 1), twice(other, one, 0), twice(one, one, 3)];
      const ways = await TwoWays.begun();
      const known = await knownAfter(t, ways, learned, [...plain, ...doubled]);
      // None is made of a record with a doubled key; of those without it, all three are known.
      t.is(known, learned === written(one, one, 1) ? 3 : 0, learned);
    }
  }
});

test('Patterns - gives the fingerprint of an embedded datum, however long what identifies it', async t => {
  const lengths = Array.from({length: 180}, (_, length) => length + 1);
  for (const userId of ['u', 'Zoë 🙂']) {
    const ways = await TwoWays.begun({userId});
    const dataAt = (time: string) =>
      lengths.map(length => {
        const deviceId = 'é🙂x'.repeat(length).slice(0, length).toWellFormed();
        return holding(normal, {time, deviceId: `device-${length}`}, {deviceId});
      });
    t.is(await ways.differOver(dataAt('2026-03-04T05:06:07Z')), undefined);
    for (const time of ['2026-04-05T06:07:08Z', '2026-05-06T07:08:09Z']) {
      // Four are hashed at a time: other neighbours.
      const data = [...dataAt(time), ...dataAt(time).toReversed()];
      t.is(await ways.differOver(data, {blockRecords: 7}), undefined);
    }
    t.true(ways.known > 300, `${ways.known}`);
  }
});

test('Patterns - judges data with and without another in them the same beside each other', async t => {
  const readings = [cbg({units: 'mg/dL', value: 120}), cbg({value: 7.5})];
  const learned = [...readings, ...Object.values(pairs).map(pair => holding(pair))];
  const strange = [badCbg(), holding(normal, {carbInput: 1_001}), cbg({note: [1e-7]})];
  const ways = await TwoWays.begun();
  for (const each of learned) t.is(await ways.differOver([each]), undefined);
  const data = [...learned, ...strange, ...learned.toReversed(), ...learned.slice(4), ...strange];
  for (let blockRecords = 1; blockRecords < 12; blockRecords++) {
    t.is(await ways.differOver(data, {blockRecords}), undefined);
  }
  t.true(ways.known > 11 * 2 * learned.length, `${ways.known}`);
});

test('Patterns - has room for two ids of each record of a block as large as any', async t => {
  const ways = await TwoWays.begun();
  const reading = cbg({units: 'mg/dL', value: 100});
  // In two texts, for one of so many bytes is taken for a number that may be too long.
  const filled = (b: string) => holding(normal, {a: 'x'.repeat(60), b});
  const record = filled('x'.repeat(382 - JSON.stringify(filled('')).length));
  for (const each of [reading, record]) t.is(await ways.differOver([each]), undefined);
  const full = Array.from({length: 2_048}, () => record);
  t.is(await ways.differOver(full, {blockRecords: 1_024, blockBytes: 384 * 1024}), undefined);
  t.is(await ways.differOver([reading, record]), undefined);
  t.is(ways.known, full.length + 2);
});

test('Patterns - still knows data with another in them where others were forgotten', async t => {
  for (const keepIds of [false, true]) {
    const ways = await TwoWays.begun({keepIds});
    // More than there is room for, each with a signature of its own.
    const data = Array.from({length: 1100}, (_, device) => {
      const id = device % 2 === 0 ? 'z'.repeat(32) : null;
      const deviceId = `D${'g'.repeat(device % 34)}${'z'.repeat(device / 34)}`;
      return holding(normal, {deviceId}, {id});
    });
    const [first, last] = [data.slice(0, 40), data.slice(-40)];
    // The first are of use while there is still room, and so are not forgotten.
    for (const each of [...data.slice(0, 900), ...first, ...data.slice(900)]) {
      t.is(await ways.differOver([each]), undefined);
    }
    t.is(await ways.differOver([...last, ...first]), undefined);
    t.is(ways.known, 120);
  }
});
