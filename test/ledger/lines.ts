import test from 'ava';
import type {Entry} from '../../src/ledger/entries.js';
import {Lines} from '../../src/ledger/lines.js';
import {fc} from '../helpers/fast-check.js';

const entry = fc.record({set: fc.string(), state: fc.constantFrom('open', 'closed')});

const groups = fc.array(fc.array(entry, {minLength: 1, maxLength: 3}), {
  minLength: 2,
  maxLength: 5,
});

const print = (all: readonly (readonly object[])[]) => {
  const lines = new Lines();
  return all.map(each => lines.print(each as Entry[])).join('');
};

const read = (text: string) => {
  const lines = new Lines();
  return text
    .split('\n')
    .slice(0, -1)
    .map(line => lines.read(line));
};

test('Lines - read what they printed (property)', t => {
  const property = fc.property(
    groups,
    all => JSON.stringify(read(print(all))) === JSON.stringify(all),
  );
  t.notThrows(() => fc.assert(property));
});

test('Lines - notice any byte that was changed, and any line taken out or moved (property)', t => {
  const property = fc.property(
    groups,
    fc.nat(),
    fc.integer({min: 1, max: 127}),
    (all, where, by) => {
      const bytes = Buffer.from(print(all));
      bytes[where % (bytes.length - 1)]! ^= by;
      const changed = read(bytes.toString());
      const lines = print(all).split(/(?<=\n)/);
      const at = where % (lines.length - 1);
      const without = read(lines.toSpliced(at, 1).join(''));
      const swapped = [...lines];
      [swapped[at], swapped[at + 1]] = [lines[at + 1]!, lines[at]!];
      return [changed, without, read(swapped.join(''))].every(some => some.includes(undefined));
    },
  );
  t.notThrows(() => fc.assert(property));
});
