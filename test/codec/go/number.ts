import test from 'ava';
import {toMmol} from '../../../src/codec/go/glucose.js';
import {printFloat, printInt, toInt} from '../../../src/codec/go/number.js';
import {fc} from '../../helpers/fast-check.js';

const prints = (value: number, text: string) =>
  test(`printFloat - prints ${value} as ${text.slice(0, 30)}`, t => t.is(printFloat(value), text));

prints(55, '55');
prints(0.1, '0.1');
prints(-0, '-0');
prints(1e21, '1000000000000000000000');
prints(1.5e22, '15000000000000000000000');
prints(-1e-7, '-0.0000001');
prints(1.25e-7, '0.000000125');
prints(5e-324, `0.${'0'.repeat(323)}5`);
prints(Number.MAX_VALUE, `17976931348623157${'0'.repeat(292)}`);

test('printFloat - never prints an exponent, and reads back as the same number', t => {
  fc.assert(
    fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), value => {
      const text = printFloat(value);
      return /^-?\d+(\.\d+)?$/.test(text) && Object.is(Number(text), value);
    }),
  );
  t.pass();
});

test('printInt - prints every digit, and what Go makes of too large a number', t => {
  t.is(printInt(2 ** 60), '1152921504606846976');
  t.is(printInt(-0), '0');
  t.is(printInt(2 ** 63), '-9223372036854775808');
});

test('toInt - loses the sign of zero and overflows to the least int', t => {
  t.is(toInt(-0), 0);
  t.is(toInt(1e300), -(2 ** 63));
  t.is(toInt(-12), -12);
});

test('toMmol - rounds to five decimals, halves away from zero', t => {
  t.is(toMmol(100), 5.55075);
  t.is(toMmol(1000), 55.50748);
  t.is(toMmol(-3), -0.16652);
  t.is(toMmol(0), 0);
});
