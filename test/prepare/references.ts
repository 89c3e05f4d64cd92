import test from 'ava';
import {decodeDatum} from '../../src/datum/index.js';
import {preparePlan} from '../../src/prepare/plan.js';
import {Preparer} from '../../src/prepare/preparer.js';
import {blocksOf} from '../helpers/blocks.js';
import {cbg} from '../helpers/data.js';
import {prepareAll} from '../helpers/prepared.js';

const id = (name: string) => name.padEnd(32, '0');
const common = {deviceId: 'Pump-1:1', time: '2018-02-28T20:00:00.000Z', uploadId: 'upid_1'};

const bolus = (name: string, fields: object = {}) => ({
  ...{type: 'bolus', subType: 'normal', normal: 1, id: id(name), ...common},
  ...fields,
});
const wizard = (name: string, to: string | undefined, fields: object = {}) => ({
  ...{type: 'wizard', units: 'mmol/L', id: id(name), ...common},
  ...(to && {bolus: id(to)}),
  ...fields,
});
const status = (name: string) => ({
  ...{type: 'deviceEvent', subType: 'status', status: 'suspended', reason: {suspended: 'manual'}},
  ...{id: id(name), ...common},
});
const alarm = (name: string, to: string) => ({
  ...{type: 'deviceEvent', subType: 'alarm', alarmType: 'occlusion', id: id(name), ...common},
  status: id(to),
});
const own = (datum: object) => {
  const {uploadId, ...rest} = datum as {uploadId?: string};
  return rest as Record<string, unknown>;
};
const alone = (datum: object) => {
  const {bolus, status, ...rest} = own(datum);
  return rest;
};

for (const [where, size] of [
  ['before', 100],
  ['after', 1],
] as const) {
  test(`references - a datum ${where} the one that names it is sent inside, and not again`, async t => {
    const [inner, outer] = [bolus('b'), wizard('w', 'b')];
    const other = own(cbg());
    const records = where === 'before' ? [inner, other, outer] : [outer, other, inner];
    const {values, items, report} = await prepareAll(records, {size});
    const whole = {...own(outer), bolus: own(inner)};
    t.deepEqual(values, where === 'before' ? [other, whole] : [whole, other]);
    t.deepEqual(
      items.map(item => item.records),
      where === 'before' ? [1, 2] : [2, 1],
    );
    t.deepEqual(report.summary, {
      uploads: 0,
      embedded: 1,
      changes: {'server-owned': 1, 'reference-resolved': 1, 'embedded-datum': 1},
    });
  });
}

test('references - an alarm gets the whole status, of which status is a word', async t => {
  const {values, report} = await prepareAll([alarm('a', 's'), status('s')]);
  t.deepEqual(values, [{...own(alarm('a', 's')), status: own(status('s'))}]);
  t.is(report.embedded, 1);
});

test('references - one to nothing is taken out', async t => {
  const {values, report} = await prepareAll([wizard('w', 'nowhere')]);
  t.deepEqual(values, [alone(wizard('w', undefined))]);
  t.is(report.rows.get('reference-removed')?.data, 1);
});

test('references - of two to one datum only the first is followed', async t => {
  const records = [wizard('v', 'b'), wizard('w', 'b'), bolus('b')];
  const {values, report} = await prepareAll(records);
  t.deepEqual(values, [{...own(records[0]!), bolus: own(bolus('b'))}, alone(records[1]!)]);
  t.deepEqual([report.embedded, report.rows.get('reference-removed')?.data], [1, 1]);
});

test('references - where both stand twice, as in exports that overlap, each gets its own', async t => {
  const records = [wizard('w', 'b'), bolus('b'), wizard('w', 'b'), bolus('b')];
  const {values} = await prepareAll(records, {size: 1});
  const whole = {...own(records[0]!), bolus: own(bolus('b'))};
  t.deepEqual(values, [whole, whole]);
});

test('references - a datum that would be refused is judged by itself', async t => {
  const bad = bolus('b', {normal: 101});
  const {values} = await prepareAll([wizard('w', 'b'), bad]);
  t.deepEqual(values, [alone(wizard('w', 'b')), own(bad)]);
  t.is(decodeDatum(values[0])._tag, 'Right');
  t.is(decodeDatum(values[1])._tag, 'Left');
});

test('references - a datum named by one that is refused is sent by itself', async t => {
  const bad = wizard('w', 'b', {units: 'stone'});
  const {values} = await prepareAll([bolus('b'), bad]);
  t.deepEqual(values, [own(bolus('b')), alone(bad)]);
  t.is(decodeDatum(values[0])._tag, 'Right');
});

test('references - a datum of another device, or of another type, is sent by itself', async t => {
  const records = [
    ...[wizard('v', 'b'), bolus('b', {deviceId: 'Pump-2:2'})],
    ...[alarm('a', 'c'), bolus('c')],
  ];
  const {values, report} = await prepareAll(records);
  t.deepEqual(values, [
    ...[alone(records[0]!), own(records[1]!)],
    ...[alone(records[2]!), own(records[3]!)],
  ]);
  t.is(report.rows.get('reference-removed')?.data, 2);
});

test('references - without device both are kept apart only where devices are needed', async t => {
  const records = [wizard('w', 'b', {deviceId: null}), bolus('b', {deviceId: null})];
  const needed = await prepareAll(records);
  t.is(needed.values.length, 2);
  const free = await prepareAll(records, {deduplicator: 'none'});
  t.is(free.values.length, 1);
});

test('references - a datum is mended before it is sent inside', async t => {
  const inner = bolus('B-1', {payload: {}, normal: '2', id: 'B-1'});
  const {values} = await prepareAll([{...wizard('w', undefined), bolus: 'B-1'}, inner]);
  const {id: _, payload, ...mended} = own({...inner, normal: 2});
  t.deepEqual(values, [{...own(wizard('w', undefined)), bolus: mended}]);
});

test('references - a second reading of another input fails', async t => {
  const plan = await preparePlan(blocksOf([wizard('w', 'b'), bolus('b')]));
  const other = new Preparer(plan);
  t.throws(() => other.prepare(blocksOf([wizard('w', 'c')])[0]!), {
    code: 'ERR_INGEST_INPUT_CHANGED',
  });
  const shorter = new Preparer(plan);
  shorter.prepare(blocksOf([wizard('w', 'b')])[0]!);
  t.throws(() => shorter.end(), {code: 'ERR_INGEST_INPUT_CHANGED'});
  plan.close();
});
