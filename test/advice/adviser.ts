import test from 'ava';
import {Adviser} from '../../src/advice/adviser.js';
import {faultCodes} from '../../src/advice/fault-codes.js';
import {type DatumFault, Item, type Rejection} from '../../src/block.js';
import {findKind, kinds} from '../../src/datum/index.js';
import {decodeBlock} from '../../src/stages/decode.js';
import {cbg} from '../helpers/data.js';
import {fc} from '../helpers/fast-check.js';
import {fixtureOf} from '../helpers/fixtures.js';
import {mutated} from '../helpers/mutations.js';

/** Refuses a datum as a run would. */
function refuse(datum: unknown, deduplicator?: string): Rejection {
  const bytes = Buffer.from(JSON.stringify(datum));
  const item = new Item(0, 'dump.json', 0, 1, datum, bytes);
  const [rejection] = decodeBlock({items: [item]}, {deduplicator}).rejections;
  return rejection!;
}

const first = (rejection: Rejection): DatumFault => rejection.errors[0]!;

const teaches = test.macro({
  title: (title = '') => `Adviser - knows ${title}`,
  exec(t, datum: unknown, said: {cause?: RegExp; remedy?: RegExp}) {
    const rejection = refuse(datum, 'device.deactivate.hash');
    const {cause = '', remedy} = new Adviser(rejection).likely(first(rejection));
    t.regex(cause, said.cause ?? /^$/);
    t.regex(remedy, said.remedy ?? /./);
  },
});

test(
  'an object that holds the data further in',
  teaches,
  {data: {readings: [cbg()], n: 1}},
  {
    cause: /no datum itself, but holds a list/,
    remedy: /^name that list with --path data\.readings$/,
  },
);
test(
  'an object of several lists',
  teaches,
  {a: [cbg()], b: [{}], 'c d': [{}]},
  {
    cause: /holds a list/,
    remedy: /^name the list of the data with --path: a or b$/,
  },
);
test('a text for a datum', teaches, 'cbg', {cause: /single text/, remedy: /--path/});
test('mg/dL under mmol/L', teaches, cbg({value: 100}), {
  cause: /the value is one in mg\/dL, though units says mmol\/L/,
});
test('a value of an export that was rounded up', teaches, cbg({value: 55.50748}), {
  cause: /rounded up/,
  remedy: /--prepare/,
});
test('a value beyond all limits, which no units explain', teaches, cbg({value: 1_001}), {
  remedy: /units/,
});
test('a decimal comma', teaches, cbg({value: '5,6'}), {cause: /decimal comma/});
test('a decimal comma behind thousands', teaches, cbg({value: '1.234,5'}), {cause: /comma/});
test('a number as text', teaches, cbg({value: '5.6'}), {cause: /as text/, remedy: /quotes/});
test('a unit behind a number', teaches, cbg({value: '5.6 mmol/L'}), {cause: /unit/});
test('the word of a meter', teaches, cbg({value: 'LOW'}), {cause: /LOW/, remedy: /leave/});
test('a shifted column', teaches, cbg({units: 5.5, value: 'mmol/L'}), {
  cause: /column is shifted: what stands in units belongs in value/,
});
test('a time in seconds', teaches, cbg({time: 1_700_000_000}), {cause: /seconds since 1970/});
test('a time in milliseconds', teaches, cbg({time: 1_700_000_000_000}), {cause: /milliseconds/});
test('a time in seconds, as text', teaches, cbg({time: '1700000000'}), {cause: /seconds/});
test('a time without zone', teaches, cbg({time: '2026-01-01T00:00:00'}), {
  cause: /no zone/,
  remedy: /add Z/,
});
test('a date alone', teaches, cbg({time: '2026-01-01'}), {cause: /no time of day/});
test('a blank for the T', teaches, cbg({time: '2026-01-01 08:00:00'}), {cause: /blank/});
test('a date as countries write it', teaches, cbg({time: '1/31/2026 8:00'}), {cause: /country/});
test('the time of a clock with a zone', teaches, cbg({deviceTime: '2026-01-01T00:00:00Z'}), {
  cause: /clock/,
  remedy: /--prepare/,
});
test(
  'an id for an object',
  teaches,
  {...cbg(), type: 'wizard', bolus: 'abcdefgh'},
  {
    cause: /id of a datum/,
    remedy: /--prepare/,
  },
);
test('an empty value of an export', teaches, cbg({payload: {}}), {
  cause: /says nothing/,
  remedy: /--prepare/,
});
test('an object as text', teaches, cbg({payload: '{"a":1}'}), {cause: /as text/});
test('a foreign id', teaches, cbg({id: 'x'}), {cause: /generation/, remedy: /--prepare/});
test('an upload record', teaches, {...cbg(), type: 'upload'}, {remedy: /--prepare/});
test('a retired type', teaches, {...cbg(), type: 'settings'}, {remedy: /pumpSettings/});
test('the name of a type elsewhere', teaches, cbg({type: 'cgm'}), {remedy: /did you mean cbg/});
test('a misspelt value', teaches, cbg({units: 'MG/DL'}), {remedy: /did you mean mg\/dL/});
test('a misspelt field', teaches, cbg({deviceId: undefined, deviceID: 'x'}), {
  cause: /called deviceID/,
  remedy: /call it deviceId/,
});
test('a missing device', teaches, cbg({deviceId: undefined}), {remedy: /--default-device-id/});
test('records of Nightscout', teaches, {sgv: 120, dateString: 'x'}, {cause: /Nightscout/});
test('a null', teaches, null, {cause: /null/});
test('a row of a table', teaches, ['cbg', 5.5], {cause: /row of a table/});
test('a fraction', teaches, cbg({sampleInterval: 1.5}), {cause: /in milliseconds/});
test(
  'a neighbour that it does not fit to',
  teaches,
  {...cbg(), type: 'bolus', subType: 'normal', normal: 2, expectedNormal: 1},
  {cause: /fit to expectedNormal/},
);

test('Adviser - says the rule of a field, and none where the field may be absent', t => {
  const rule = (datum: unknown) => {
    const rejection = refuse(datum, 'device.deactivate.hash');
    return new Adviser(rejection).rule(first(rejection));
  };
  t.is(
    rule(cbg({value: 1_001})),
    'value: number, required; `mmol/L`, `mmol/l`: 0 to 55; `mg/dL`, `mg/dl`: 0 to 1000',
  );
  t.is(rule(cbg({value: undefined}))?.slice(0, 23), 'value: number, required');
  t.is(rule(cbg({deviceId: undefined})), undefined);
  t.is(rule([]), undefined);
});

test('Adviser - has something to do for every fault of every fixture, on one line', t => {
  for (const kind of kinds) {
    for (const {datum} of fixtureOf(kind).invalid) {
      const rejection = refuse(datum);
      if (rejection === undefined) continue;
      const adviser = new Adviser(rejection);
      for (const fault of rejection.errors) {
        t.true(faultCodes.has(fault.code), fault.code);
        const {cause = 'x', remedy} = adviser.likely(fault);
        t.regex(`${cause} ${remedy} ${adviser.rule(fault) ?? ''}`, /^[^\n]+$/);
      }
    }
  }
});

test('Adviser - takes whatever is refused', t => {
  const valid = kinds.flatMap(kind => fixtureOf(kind).valid.map(({datum}) => datum));
  const data = fc.oneof(fc.constantFrom(...valid).chain(mutated), fc.jsonValue());
  fc.assert(
    fc.property(data, datum => {
      const rejection = refuse(datum, 'device.deactivate.hash');
      if (rejection === undefined) return;
      const adviser = new Adviser(rejection);
      for (const fault of rejection.errors) {
        adviser.rule(fault);
        if (adviser.likely(fault).remedy === '') t.fail();
      }
    }),
  );
  t.pass();
});

test('Adviser - finds a rule for every field of every kind', t => {
  for (const kind of kinds) {
    for (const {name} of findKind(kind)!.node.rows) {
      const adviser = new Adviser({kind, datum: '{}'});
      const rule = adviser.rule({code: 'value-empty', pointer: `/${name}`, detail: ''});
      t.true(rule?.startsWith(`${name}: `), `${kind} ${name}`);
    }
  }
});
