import test from 'ava';
import type {DatumError} from '../../src/codec/index.js';
import {decodeDatum, kindOf, normaliseDatum} from '../../src/datum/index.js';

const verdict = (value: unknown): string => {
  const result = decodeDatum(value);
  if (result._tag === 'Right') return 'accepted';
  const [{code, pointer}] = result.left as [DatumError];
  return `${code} at ${pointer}`;
};
const cbg = (more = '') =>
  JSON.parse(`{"type":"cbg","time":"2020-01-01T00:00:00Z","units":"mg/dL","value":120${more}}`);

const says = (what: string, value: () => unknown, expected: string) =>
  test(`hazards - ${what}: ${expected}`, t => t.is(verdict(value()), expected));

says('a member called __proto__', () => cbg(',"__proto__":{"value":null}'), 'accepted');
says('a member called constructor', () => cbg(',"constructor":null,"toString":1'), 'accepted');
says(
  'an own __proto__ with type and time',
  () => JSON.parse('{"__proto__":{"type":"cbg"}}'),
  'value-not-exists at /type',
);
for (const type of ['constructor', '__proto__', 'hasOwnProperty', 'toString']) {
  says(`the type ${type}`, () => JSON.parse(`{"type":"${type}"}`), 'value-not-allowed at /type');
}
says(
  'units called __proto__',
  () => ({...cbg(), units: '__proto__'}),
  'value-not-allowed at /units',
);
says('an object for a type', () => ({type: {}}), 'type-not-string at /type');

const malformed = 'json-malformed at ';
says('1e400 in a field', () => cbg(',"clockDriftOffset":1e400'), malformed);
says('1e400 in the payload', () => cbg(',"payload":{"a":[{"b":1e400}]}'), malformed);
says('1e400 in an ignored member', () => cbg(',"more":[[-1e400]]'), malformed);
says('1e400 beside wrong types', () => cbg(',"deviceId":1,"more":1e400'), malformed);
says('1e400 instead of a datum', () => JSON.parse('1e400'), malformed);

says('-0 as a value', () => cbg(',"value":-0'), 'accepted');
says('-0 below a range', () => cbg(',"sampleInterval":-0'), 'accepted');
says('an int past 2^53', () => cbg(',"conversionOffset":9007199254740993'), 'accepted');
says('an int past 2^63', () => cbg(',"conversionOffset":1e19'), 'accepted');
says(
  'an int past 2^63 in a range',
  () => cbg(',"sampleInterval":1e19'),
  'value-out-of-range at /sampleInterval',
);

says('half a pair of surrogates', () => cbg(',"deviceId":"\\ud800"'), 'accepted');
says(
  'halves that become one text',
  () => cbg(',"tags":["\\ud800","\\ufffd"]'),
  'value-duplicate at /tags/1',
);

const nested = (depth: number, innermost: unknown = null) => {
  let value = innermost;
  for (let level = 0; level < depth; level++) value = {a: value};
  return value;
};
says('an ignored member 9,000 deep', () => ({...cbg(), more: nested(9_000)}), 'accepted');
says('an ignored member 10,000 deep', () => ({...cbg(), more: nested(10_000)}), malformed);
says(
  'a payload 9,000 deep',
  () => ({...cbg(), payload: nested(9_000)}),
  'size-out-of-range at /payload',
);
says('a payload 500 deep', () => ({...cbg(), payload: nested(500)}), 'accepted');

const million = (element: unknown) => new Array(1_000_000).fill(element);
says('a million notes', () => ({...cbg(), notes: million('x')}), 'length-out-of-range at /notes');
says(
  'a million equal tags',
  () => ({...cbg(), tags: million('x')}),
  'length-out-of-range at /tags',
);
says('a million ignored elements', () => ({...cbg(), more: million({})}), 'accepted');
says('a very long name', () => ({...cbg(), deviceId: '🙂'.repeat(1_000_000)}), 'accepted');

for (const value of ['x', true, [], [null], 0]) {
  says(`instead of a datum ${JSON.stringify(value)}`, () => value, 'type-not-object at ');
}
says('null', () => null, 'accepted');

test('hazards - a schedule called __proto__ is stored under its name', t => {
  const datum = JSON.parse(
    '{"type":"pumpSettings","time":"2020-01-01T00:00:00Z","activeSchedule":"a",' +
      '"basalSchedules":{"__proto__":[{"rate":1,"start":0}]}}',
  );
  t.is(verdict(datum), 'accepted');
  const [stored] = normaliseDatum(kindOf(datum)!, datum);
  t.deepEqual(Object.keys(stored!.basalSchedules as object), ['__proto__']);
});
