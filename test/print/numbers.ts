import test from 'ava';
import {count} from '../../src/print/numbers.js';
import {fc} from '../helpers/fast-check.js';

test('count - prints whole numbers as the language does', t => {
  t.deepEqual([0, 7, 999, 1_000, 20_000, 1_234_567].map(count), [
    ...['0', '7', '999', '1,000', '20,000', '1,234,567'],
  ]);
  fc.assert(
    fc.property(fc.maxSafeNat(), number => {
      t.is(count(number), number.toLocaleString('en-US'));
    }),
  );
});
