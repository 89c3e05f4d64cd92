import test from 'ava';
import {wrapped} from '../../src/print/wrapped.js';
import {fc} from '../helpers/fast-check.js';

const text =
  'the input is not the one that the ledger is about. Give the same again; to upload another, first take back the earlier one: tidepool-ingest data-sets delete --state upload.ledger. Nothing was sent. [CODE]';

test('wrapped - breaks between words, and indents what follows', t => {
  t.deepEqual(wrapped(`  ${text}`, 60).split('\n'), [
    '  the input is not the one that the ledger is about. Give',
    '    the same again; to upload another, first take back the',
    '    earlier one:',
    '    tidepool-ingest data-sets delete --state upload.ledger.',
    '    Nothing was sent. [CODE]',
  ]);
});

test('wrapped - leaves what fits, and what no terminal is wide enough for', t => {
  t.is(wrapped('  a b', 40), '  a b');
  t.is(wrapped(text, 10), text);
});

test('wrapped - keeps every word, and no line is too long that could be shorter', t => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), {minLength: 1, maxLength: 40});
  fc.assert(
    fc.property(words, fc.integer({min: 40, max: 120}), (all, columns) => {
      const lines = wrapped(all.join(' '), columns).split('\n');
      t.is(lines.map(line => line.trim()).join(' '), all.join(' '));
      t.true(lines.every(line => line.length <= columns));
    }),
  );
});
