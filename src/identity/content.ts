import {isServerOwned} from './server-owned.js';

/** Prints what a datum says, whatever the order of its keys, without its `id` and what the platform owns. */
export function contentOf(datum: unknown): string {
  const {head, values} = partsOf(datum as object, data);
  return head + JSON.stringify(values);
}

/** The keys of a record in order, printed, and its values in the same order. */
function partsOf(record: object, shapes: Shapes) {
  const {names, head} = shapes.of(Object.keys(record));
  const values: unknown[] = [];
  for (const name of names) values.push(ordered((record as Record<string, unknown>)[name]));
  return {head, values};
}

/** A record becomes one of a single member, which no list is taken for. */
function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  const {head, values} = partsOf(value, records);
  return {[head]: values};
}

/**
 * Remembers the order of the keys of a record for the next one of as many keys, which mostly has the same. To sort them
 * each time took four fifths of the time of this file.
 */
class Shapes {
  readonly #counts: (name: string) => boolean;
  readonly #last: Shape[] = [];

  /** `counts` tells of a key whether it matters. */
  constructor(counts: (name: string) => boolean) {
    this.#counts = counts;
  }

  of(keys: readonly string[]): Shape {
    const last = this.#last[keys.length];
    if (last?.keys.every((key, at) => key === keys[at])) return last;
    const names = keys.filter(this.#counts).sort();
    const shape = {keys, names, head: JSON.stringify(names)};
    const isSmall = keys.length <= mostKeys && keys.every(({length}) => length <= longestKey);
    if (isSmall) this.#last[keys.length] = shape;
    return shape;
  }
}

interface Shape {
  /** As they stand. */
  readonly keys: readonly string[];
  /** Those that count, sorted. */
  readonly names: readonly string[];
  /** The same printed. */
  readonly head: string;
}

/** What is larger is not remembered: an input chooses its names. */
const [mostKeys, longestKey] = [100, 100];

/** What the platform ignores does not make two data differ. */
const data = new Shapes(name => name !== 'id' && !isServerOwned(name));
const records = new Shapes(() => true);
