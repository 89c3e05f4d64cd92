import test from 'ava';
import {
  isBefore,
  isLocalTime,
  isZeroTime,
  isZonedTime,
  millisecondsOf,
  printTime,
} from '../../../src/codec/go/time.js';
import {fc} from '../../helpers/fast-check.js';

const accepted = [
  '2020-06-15T08:30:00Z',
  '2020-06-15T8:30:00Z',
  '2020-06-15T08:30:00.1234567890123Z',
  '2020-06-15T08:30:00,5Z',
  '2020-06-15T08:30:00+24:00',
  '2020-06-15T08:30:00-02:60',
  '0000-02-29T00:00:00Z',
  '2000-02-29T23:59:59Z',
  '9999-12-31T23:59:59Z',
];
for (const text of accepted) test(`isZonedTime - takes ${text}`, t => t.true(isZonedTime(text)));

const refused = [
  '2020-06-15t08:30:00Z',
  '2020-06-15T08:30:00z',
  '2020-06-15T08:30:00',
  '2020-06-15 08:30:00Z',
  '2020-06-15',
  '2020-06-15T08:30:00+0200',
  '2020-06-15T08:30:00+02',
  '2020-06-15T08:30:00+25:00',
  '2020-06-15T08:30:00+02:61',
  '2016-12-31T23:59:60Z',
  '2020-06-15T24:00:00Z',
  '2019-02-29T10:00:00Z',
  '1900-02-29T10:00:00Z',
  '2020-04-31T10:00:00Z',
  '2020-00-10T10:00:00Z',
  '2020-01-00T10:00:00Z',
  '02020-06-15T08:30:00Z',
  '2020-6-15T08:30:00Z',
  '2020-06-15T08:30:00.Z',
  '2020-06-15T08:30:00Z\n',
  '',
];
for (const text of refused) {
  test(`isZonedTime - refuses ${JSON.stringify(text)}`, t => t.false(isZonedTime(text)));
}

test('isLocalTime - takes a time without zone only', t => {
  t.true(isLocalTime('2020-06-15T08:30:00'));
  t.true(isLocalTime('2020-06-15T8:30:00.5'));
  t.false(isLocalTime('2020-06-15T08:30:00Z'));
});

const prints = (text: string, printed: string) =>
  test(`printTime - prints ${text} as ${printed}`, t => t.is(printTime(text), printed));

prints('2020-06-15T08:30:00Z', '2020-06-15T08:30:00Z');
prints('2020-06-15T08:30:00.000Z', '2020-06-15T08:30:00Z');
prints('2020-06-15T08:30:00.120Z', '2020-06-15T08:30:00.12Z');
prints('2020-06-15T08:30:00.0001Z', '2020-06-15T08:30:00.0001Z');
prints('2020-06-15T8:30:00,5+02:00', '2020-06-15T08:30:00.5+02:00');
prints('2020-06-15T8:30:00.00Z', '2020-06-15T08:30:00Z');
prints('2020-06-15T08:30:00.1234567899+00:00', '2020-06-15T08:30:00.123456789Z');
prints('2020-06-15T08:30:00-00:00', '2020-06-15T08:30:00Z');
prints('2020-06-15T08:30:00+02:60', '2020-06-15T08:30:00+03:00');
prints('2020-06-15T08:30:00-07:30', '2020-06-15T08:30:00-07:30');
prints('2020-06-15T08:30:00', '2020-06-15T08:30:00Z');

test('printTime - changes only the notation: it can be read again and prints the same', t => {
  const years = {min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z')};
  const time = fc.date({...years, noInvalidDate: true}).map(date => date.toISOString());
  fc.assert(
    fc.property(time, text => {
      const printed = printTime(text);
      return isZonedTime(printed) && printTime(printed) === printed;
    }),
  );
  t.pass();
});

test('isZeroTime - knows the one instant, in any notation', t => {
  t.true(isZeroTime('0001-01-01T00:00:00Z'));
  t.true(isZeroTime('0001-01-01T01:00:00.000+01:00'));
  t.true(isZeroTime('0000-12-31T23:00:00-01:00'));
  t.false(isZeroTime('0001-01-01T00:00:00+01:00'));
  t.false(isZeroTime('0001-01-01T00:00:00.000000001Z'));
  t.false(isZeroTime('2020-01-01T00:00:00Z'));
});

test('isBefore - compares instants, offsets and nanoseconds included', t => {
  t.true(isBefore('2020-01-01T00:00:00Z', '2020-01-01T00:00:00.000000001Z'));
  t.true(isBefore('2020-01-01T00:30:00+01:00', '2020-01-01T00:00:00Z'));
  t.false(isBefore('2020-01-01T01:00:00+01:00', '2020-01-01T00:00:00Z'));
  t.false(isBefore('2020-01-01T00:00:00.5Z', '2020-01-01T00:00:00.12Z'));
});

for (const [text, milliseconds] of [
  ['1970-01-01T00:00:01Z', 1_000],
  ['1970-01-01T00:00:01.234Z', 1_234],
  ['1970-01-01T00:00:01,234Z', 1_234],
  ['1970-01-01T0:00:01.2349Z', 1_234],
  ['1970-01-01T00:00:00.5+01:00', -3_599_500],
  ['1970-01-02T00:00:00+24:00', 0],
  ['1970-01-01T00:00:00-00:60', 3_600_000],
  ['0000-01-01T00:00:00Z', -62_167_219_200_000],
] as const)
  test(`millisecondsOf - ${text} is ${milliseconds}`, t => {
    t.is(millisecondsOf(text), milliseconds);
  });
