import test from 'ava';
import {type DatumFault, Item} from '../../src/block.js';
import {decodeBlock} from '../../src/stages/decode.js';
import {fillDeviceIds} from '../../src/stages/default-device-id.js';
import {badCbg, cbg, wizard} from '../helpers/data.js';

test('decode - parts the good from the bad, both in order, and notes the kinds', t => {
  const items = itemsOf([cbg(), badCbg(), wizard(), {type: 'upload'}]);
  const {accepted, rejections} = decodeBlock({items}, {});
  t.deepEqual(
    accepted.items.map(({index, kind}) => [index, kind]),
    [
      [0, 'cbg'],
      [2, 'wizard'],
    ],
  );
  t.deepEqual(
    rejections.map(({index, kind}) => [index, kind]),
    [
      [1, 'cbg'],
      [3, undefined],
    ],
  );
});

test('decode - a rejection holds the datum as it came, on one line, and its place', t => {
  const text = '{\r\n  "type": "cbg",\n  "value": 1.0\n}';
  const item = new Item(4, 'dump.json', 99, 7, JSON.parse(text), Buffer.from(`xx${text}`), 2);
  const [rejection] = decodeBlock({items: [item]}, {}).rejections;
  t.like(rejection, {index: 4, file: 'dump.json', byte: 99, line: 7, bytes: text.length});
  t.is(rejection!.datum, '{   "type": "cbg",   "value": 1.0 }');
});

test('decode - null is refused, for the platform would drop it without a word', t => {
  t.like(refuse(null), [{code: 'type-not-object', pointer: ''}]);
});

test('decode - what read refused stays refused, whatever its value', t => {
  const [item] = itemsOf([cbg()]) as [Item];
  item.refusal = [{code: 'utf8-invalid', pointer: '', detail: 'not UTF-8'}];
  const [rejection] = decodeBlock({items: [item]}, {}).rejections;
  t.like(rejection, {kind: 'cbg', datumAltered: true, errors: item.refusal});
});

test('decode - an infinite number in a value that was replaced is refused', t => {
  const [item] = itemsOf([cbg()]) as [Item];
  item.replace({...cbg(), whatever: Number.POSITIVE_INFINITY});
  t.is(decodeBlock({items: [item]}, {}).rejections[0]!.errors[0]!.code, 'json-malformed');
});

const needs = test.macro({
  title: (_, deduplicator: string, lacks: string) => `decode - ${deduplicator} needs ${lacks}`,
  exec(t, deduplicator: string, _lacks: string, datum: object, pointers: string[]) {
    const errors = refuse(datum, deduplicator) ?? [];
    t.deepEqual(
      errors.map(({code, pointer}) => `${code} ${pointer}`),
      pointers.map(pointer => `value-not-exists ${pointer}`),
    );
  },
});

const bare = {...cbg(), deviceId: null};
const inner = {...wizard(), deviceId: undefined, bolus: {...wizard().bolus, deviceId: undefined}};
test(needs, 'device.deactivate.hash', 'a deviceId', bare, ['/deviceId']);
test(needs, 'device.deactivate.hash', 'one of what is embedded, too', inner, [
  '/deviceId',
  '/bolus/deviceId',
]);
test(needs, 'dataset.delete.origin', 'an origin.id', cbg({origin: {name: 'x'}}), ['/origin/id']);
test(needs, 'none', 'nothing', bare, []);

test('decode - errors of the datum come before what the deduplicator needs', t => {
  const errors = refuse({...badCbg(), deviceId: null}, 'device.deactivate.hash');
  t.deepEqual(
    errors?.map(({pointer}) => pointer),
    ['/value'],
  );
});

test('default device - fills in what is missing and touches nothing else', t => {
  const items = itemsOf([cbg(), bare, inner, {type: 'unknown'}, null, 7]);
  fillDeviceIds({items}, 'X');
  t.deepEqual(
    items.map(({origin}) => origin),
    ['bytes', 'elsewhere', 'elsewhere', 'bytes', 'bytes', 'bytes'],
  );
  t.is((items[1]!.value as {deviceId: string}).deviceId, 'X');
  t.like(items[2]!.value, {deviceId: 'X', bolus: {deviceId: 'X', normal: 4}});
});

function itemsOf(values: readonly unknown[]): Item[] {
  return values.map((value, index) => {
    const bytes = Buffer.from(JSON.stringify(value));
    return new Item(index, 'dump.json', undefined, undefined, value, bytes);
  });
}

function refuse(value: unknown, deduplicator?: string): readonly DatumFault[] | undefined {
  const options = deduplicator === undefined ? {} : {deduplicator};
  return decodeBlock({items: itemsOf([value])}, options).rejections[0]?.errors;
}
