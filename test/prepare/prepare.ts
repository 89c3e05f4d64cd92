import {readFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';
import test from 'ava';
import {type Item, reject} from '../../src/block.js';
import {decodeDatum, kindOf, kinds, normaliseDatum} from '../../src/datum/index.js';
import {prepareDatum} from '../../src/prepare/prepare-datum.js';
import {decodeBlock} from '../../src/stages/decode.js';
import {cbg} from '../helpers/data.js';
import {fc} from '../helpers/fast-check.js';
import {prepareAll} from '../helpers/prepared.js';
import {readText, shared} from '../helpers/project.js';

type Members = Record<string, unknown>;

const dumps = [
  {file: 'tandem-control-iq', records: 1000, before: 992, uploads: 0, embedded: 0},
  {file: 'omnipod-and-libre', records: 2196, before: 2125, uploads: 8, embedded: 63},
];

for (const {file, records, before, uploads, embedded} of dumps) {
  test(`prepare - every datum of ${file} is accepted`, async t => {
    const name = shared(`dumps/${file}.json.gz`);
    if (!name) {
      t.log(`left out: ${file} is not here`);
      t.pass();
      return;
    }
    const raw = JSON.parse(gunzipSync(readFileSync(name)).toString()) as Members[];
    const {items, report} = await prepareAll(raw);
    const {accepted, rejections} = decodeBlock({items}, {deduplicator: 'device.deactivate.hash'});
    t.is(raw.filter(datum => decodeDatum(datum)._tag === 'Right').length, before);
    t.deepEqual(rejections, []);
    t.is(sum(accepted.items) + uploads, records);
    t.deepEqual([report.uploads, report.embedded], [uploads, embedded]);
    t.is(report.records, report.passed + report.uploads + report.embedded);
    t.log(`${before} of ${records} before, ${sum(accepted.items)} and ${uploads} uploads after`);
    const byId = new Map(raw.map(datum => [datum.id, datum]));
    for (const {index, value} of accepted.items)
      keepsMeasures(t.is, raw[index]!, value as Members, byId);
  });
}

/** Only texts that change are those of references, units and placeholders; no number at all. */
function keepsMeasures(
  is: (actual: unknown, expected: unknown, message: string) => unknown,
  before: Members,
  after: Members,
  byId: ReadonlyMap<unknown, Members>,
): void {
  for (const [name, value] of Object.entries(after)) {
    const was = before[name];
    if (isObject(value) && typeof was === 'string') keepsMeasures(is, byId.get(was)!, value, byId);
    else if (isObject(value)) keepsMeasures(is, was as Members, value, byId);
    else if (name !== 'bg') is(value, was, name);
  }
}

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;

const sum = (items: readonly Item[]) => items.reduce((total, {records}) => total + records, 0);

test('prepare - what the platform gives out of every kind it takes again, and stores as it was', async t => {
  for (const kind of kinds) {
    const {valid} = JSON.parse(readText(`fixtures/datum/${kind.replaceAll('/', '-')}.json`)) as {
      valid: {note: string; datum: Members}[];
    };
    for (const {note, datum} of valid) {
      let count = 0;
      const newId = () => String(count++).padStart(32, '0');
      const stored = normaliseDatum(kind, datum, newId).map(each => ({
        ...each,
        deviceId: 'Pump-1:1',
      }));
      const given = stored.map(each => ({...each, ...served, padding: null}));
      const {values} = await prepareAll(given, {size: 1, deduplicator: 'none'});
      const again = values.flatMap(value => normaliseDatum(kindOf(value)!, value));
      t.deepEqual(sorted(again), sorted(stored), `${kind}: ${note}`);
    }
  }
});

const served = {
  ...{uploadId: 'upid_1', guid: 'x', _active: true, _userId: 'y', revision: 1},
  ...{createdTime: '2018-02-28T22:36:57.000Z', modifiedTime: '2018-02-28T22:36:57.000Z'},
};

/** Data by id, members by name. */
const sorted = (data: readonly Members[]) =>
  new Map(
    [...data]
      .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
      .map(datum => [datum.id, JSON.parse(JSON.stringify(datum))]),
  );

test('prepare - counts add up, whatever comes', async t => {
  const id = fc.constantFrom('a', 'b', 'c').map(letter => letter.repeat(32));
  const common = {deviceId: fc.constantFrom('Pump-1:1', 'Pump-2:2'), id};
  const time = fc.constant('2018-02-28T22:36:57Z');
  const record = fc.oneof(
    fc.record({type: fc.constant('upload'), time, deviceId: common.deviceId}),
    fc.record({
      ...{type: fc.constant('bolus'), subType: fc.constant('normal'), time, ...common},
      normal: fc.constantFrom(1, 101),
    }),
    fc.record({
      ...{type: fc.constant('wizard'), time, bolus: id, ...common},
      units: fc.constantFrom('mmol/L', 'stone'),
    }),
    fc.jsonValue(),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, {maxLength: 20}),
      fc.integer({min: 1, max: 7}),
      async (records, size) => {
        const {items, report} = await prepareAll(records, {size});
        t.is(report.records, records.length);
        t.is(report.records, report.passed + report.embedded + report.uploads);
        t.is(sum(items) + report.uploads, records.length);
        const embedded = items.filter(item => item.records === 2);
        t.is(embedded.length, report.embedded);
        for (const {value} of embedded) t.is(decodeDatum(value)._tag, 'Right');
        t.deepEqual(
          (await prepareAll(records, {size: 100})).values,
          items.map(({value}) => value as Members),
        );
      },
    ),
    {numRuns: 200},
  );
});

test('prepare - changes neither time nor measured values, and nothing twice', t => {
  const messy = fc.record(
    {
      type: fc.constantFrom('cbg', 'smbg'),
      time: fc.constantFrom('2018-02-28T22:36:57.120Z', '2018-02-28T22:36:57+01:00', 'never'),
      units: fc.constantFrom('mmol/L', 'mg/dL', 'stone', null),
      value: fc.oneof(
        fc.double({noNaN: true}),
        fc.constantFrom(55.50748, -0, 1000, '5.5', '', null),
      ),
      payload: fc.oneof(fc.jsonValue(), fc.json()),
      source: fc.string(),
      deviceTime: fc.constantFrom('2018-02-28T22:36:57Z', '', null),
      guid: fc.string(),
    },
    {requiredKeys: ['type', 'time']},
  );
  fc.assert(
    fc.property(messy, datum => {
      const {value, verdict, changes} = prepareDatum(datum);
      const after = value as Members;
      t.is(after.time, datum.time);
      t.is(verdict, decodeDatum(value)._tag === 'Right' ? 'accepted' : 'refused');
      if (changes.has('units-as-sent')) t.deepEqual([after.value, after.units], [1000, 'mg/dL']);
      else if (typeof datum.value === 'number') t.is(after.value, datum.value);
      if (decodeDatum(datum)._tag === 'Right') t.is(verdict, 'accepted');
      t.is(prepareDatum(value).value, value);
    }),
    {numRuns: 500},
  );
});

test('prepare - a refused datum is reported as it came', async t => {
  const raw = cbg({value: 56, uploadId: 'x', payload: {}});
  const {items} = await prepareAll([raw]);
  const rejection = reject(items[0]!, []);
  t.is(rejection.datum, JSON.stringify(raw));
  t.is(rejection.bytes, JSON.stringify(raw).length);
  t.deepEqual(items[0]!.value, cbg({value: 56}));
});

test('prepare - what needs nothing keeps its bytes, and what is printed anew the sign of zero', async t => {
  const {items} = await prepareAll([cbg(), cbg({value: -0, guid: 'x'})]);
  t.is(items[0]!.bytes?.toString(), JSON.stringify(cbg()));
  t.is(items[1]!.bytes, undefined);
  t.true(items[1]!.serialise().toString().endsWith('"value":-0}'));
});
