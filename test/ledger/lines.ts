import test from 'ava';
import type {Entry} from '../../src/ledger/entries.js';
import {Lines} from '../../src/ledger/lines.js';
import {fc} from '../helpers/fast-check.js';

const entry = fc.record({set: fc.string(), state: fc.constantFrom('open', 'closed')});

const print = (entries: readonly object[]) => {
  const lines = new Lines();
  return entries.map(each => lines.print(each as Entry)).join('');
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
    fc.array(entry),
    entries => JSON.stringify(read(print(entries))) === JSON.stringify(entries),
  );
  t.notThrows(() => fc.assert(property));
});

test('Lines - notice any byte that was changed, and any line taken out or moved (property)', t => {
  const property = fc.property(
    fc.array(entry, {minLength: 2, maxLength: 5}),
    fc.nat(),
    fc.integer({min: 1, max: 127}),
    (entries, where, by) => {
      const bytes = Buffer.from(print(entries));
      bytes[where % (bytes.length - 1)]! ^= by;
      const changed = read(bytes.toString());
      const lines = print(entries).split(/(?<=\n)/);
      const at = where % (lines.length - 1);
      const without = read(lines.toSpliced(at, 1).join(''));
      const swapped = [...lines];
      [swapped[at], swapped[at + 1]] = [lines[at + 1]!, lines[at]!];
      return [changed, without, read(swapped.join(''))].every(all => all.includes(undefined));
    },
  );
  t.notThrows(() => fc.assert(property));
});
