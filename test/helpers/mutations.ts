/// <reference lib="es2024.string" />

import {fc} from './fast-check.js';

type Json = unknown;
type Members = Record<string | number, Json>;
type Path = readonly (string | number)[];

/** Values that rules are about: bounds, wrong types, odd numbers, texts and times. */
const odd = fc.oneof(
  fc.constantFrom<Json>(null, true, false, '', [], {}, [null], [{}], 0, -0, -1, 1.5, 55, 55.1),
  fc.constantFrom<Json>(1000, 1001, 86_400_000, 86_400_001, 2 ** 53, 2 ** 63, -(2 ** 63), 1e21),
  fc.constantFrom<Json>('mmol/L', 'mg/dl', 'Units', 'x'.repeat(101), '🙂'.repeat(100), '__proto__'),
  fc.constantFrom<Json>('0001-01-01T00:00:00Z', '2020-02-30T00:00:00Z', '2020-06-15T08:30:00'),
  fc.constantFrom<Json>({start: 0}, [{start: 0}, {start: 0}], {a: 'x'.repeat(5000)}, ['a', 'a']),
  fc.constantFrom<Json>(Infinity, -Infinity, {a: [1, -Infinity]}, [Infinity]),
  fc.constantFrom<Json>(1e308, -1e308, 2 ** 53 + 2, -(2 ** 64), Number.MIN_VALUE),
  fc.double({noNaN: true, noDefaultInfinity: true}),
  fc.string({unit: 'binary', maxLength: 8}).map(text => text.toWellFormed()),
  fc.jsonValue({maxDepth: 2}),
);

/** A datum in which some places were replaced, taken away, or filled from another place. */
export const mutated = (datum: Json): fc.Arbitrary<Json> => {
  const places = pathsOf(datum);
  const place = fc.constantFrom(...places);
  const value = fc.oneof(
    odd,
    place.map(path => at(datum, path)),
    fc.constant(undefined),
  );
  return fc.array(fc.tuple(place, value), {minLength: 1, maxLength: 3}).map(changes => {
    const copy = structuredClone(datum);
    for (const [path, change] of changes) put(copy, path, structuredClone(change));
    return copy;
  });
};

function pathsOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key]));
  if (!Array.isArray(value)) below.push([...path, '__proto__'], [...path, 'unknown']);
  return path.length > 0 ? [path, ...below] : below;
}

const at = (value: Json, path: Path): Json =>
  path.reduce<Json>(
    (below, key) => (Object.hasOwn(Object(below), key) ? (below as Members)[key] : undefined),
    value,
  );

/** Sets the place if what holds it is still there. */
function put(root: Json, path: Path, value: Json): void {
  const parent = at(root, path.slice(0, -1));
  if (typeof parent !== 'object' || parent === null) return;
  const key = path.at(-1)!;
  if (Array.isArray(parent) && !(Number(key) <= parent.length)) return;
  if (value === undefined && !Array.isArray(parent)) delete (parent as Members)[key];
  else {
    const shape = {writable: true, enumerable: true, configurable: true};
    Object.defineProperty(parent, key, {...shape, value: value ?? null});
  }
}
