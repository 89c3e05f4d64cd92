import type {Random} from './random.js';

type Fields = Record<string, unknown>;

/** Ways to spoil a good datum, a different code of the platform each. */
const flaws: readonly ((datum: Fields) => Fields)[] = [
  datum => ({...datum, type: 'cbg', units: 'mg/dL', value: 1_001}), // value-out-of-range
  datum => ({...datum, type: 'smbg', units: 'mg', value: 100}), // value-not-allowed
  datum => ({...datum, type: 'cbg', units: 'mg/dL', value: '129'}), // type-not-float64
  datum => without(datum, 'time'), // value-not-exists
  datum => ({...datum, time: String(datum.time).slice(0, 19)}), // value-not-parsable, no zone
  datum => ({...datum, deviceTime: '2026-02-30T08:00:00'}), // value-not-valid
  datum => ({...datum, tags: []}), // value-empty
  datum => ({...datum, tags: ['gym', 'gym']}), // value-duplicate
  datum => ({...datum, type: 'upload'}), // value-not-allowed at /type
  datum => without(datum, 'deviceId'), // value-not-exists, by the deduplicator
];

/** Spoils a datum in one of the ways the platform refuses. */
export function spoil(datum: object, random: Random): object {
  return random.pick(flaws)(datum as Fields);
}

/** Writes a datum once more, its keys in another order: the same to everybody but a byte compare. */
export function repeat(datum: object): object {
  return Object.fromEntries(Object.entries(datum).reverse());
}

function without(datum: Fields, key: string): Fields {
  const {[key]: _, ...rest} = datum;
  return rest;
}
