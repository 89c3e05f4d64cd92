import test from 'ava';
import {exactly, format, glucoseUnits, oneOf, text} from '../../src/codec/index.js';
import {refusals} from '../helpers/refusals.js';

test('text - counts code points, not UTF-16 units', t => {
  t.deepEqual(refusals(text({max: 3}), '🙂🙂🙂'), []);
  t.deepEqual(refusals(text({max: 3}), 'e\u0301e\u0301'), [
    'length-out-of-range at : length 4 is not less than or equal to 3',
  ]);
});

test('text - counts bytes where the platform does', t => {
  t.deepEqual(refusals(text({maxBytes: 4}), '🙂'), []);
  t.deepEqual(refusals(text({maxBytes: 4}), 'é日'), [
    'length-out-of-range at : length 5 is not less than or equal to 4',
  ]);
});

test('text - refuses the empty text unless told', t => {
  t.deepEqual(refusals(text(), ''), ['value-empty at : value is empty']);
  t.deepEqual(refusals(text({empty: true}), ''), []);
});

test('text - says of which form it should be', t => {
  t.deepEqual(refusals(text({format: format.dataId}), 'ABC'), [
    'value-not-valid at : value "ABC" is not valid as data id',
  ]);
  t.deepEqual(refusals(text({format: format.zone}), 'europe/berlin'), [
    'value-not-valid at : value "europe/berlin" is not valid time zone name',
  ]);
  t.deepEqual(refusals(text({format: format.zone}), 'Europe/Berlin'), []);
  t.deepEqual(refusals(text({format: format.zone}), 'constructor').length, 1);
});

test('text - takes the zero time for no text at all', t => {
  const field = text({empty: true, format: format.rfc3339});
  t.deepEqual(refusals(field, '0001-01-01T00:00:00Z'), ['value-empty at : value is empty']);
  t.is(refusals(field, '')[0]?.split(' ')[0], 'value-not-valid');
});

test('oneOf - lists its values in their order', t => {
  t.deepEqual(refusals(oneOf('b', 'a'), 'a'), []);
  t.deepEqual(refusals(oneOf('b', 'a'), 'A'), [
    'value-not-allowed at : value "A" is not one of ["b", "a"]',
  ]);
});

test('glucoseUnits - knows four spellings', t => {
  for (const units of ['mmol/L', 'mmol/l', 'mg/dL', 'mg/dl']) {
    t.deepEqual(refusals(glucoseUnits(), units), []);
  }
  t.is(refusals(glucoseUnits(), 'MG/DL').length, 1);
});

test('exactly - finds any other text out of range', t => {
  t.deepEqual(refusals(exactly('carelink'), 'carelink'), []);
  t.deepEqual(refusals(exactly('carelink'), 'x'), [
    'value-out-of-range at : value "x" is not equal to "carelink"',
  ]);
});
