import type {Likely} from './spot.js';

/** How far in it is looked, and how many lists are named. */
const [mostParts, mostLists] = [4, 3];

/** Finds the lists of objects in an object that is no datum: one of them holds the data. */
export function guessDeeper(datum: unknown): Likely | undefined {
  const paths = listsIn(datum, []).slice(0, mostLists);
  if (paths.length === 0) return undefined;
  return {
    cause: 'the object is no datum itself, but holds a list',
    remedy:
      paths.length === 1
        ? `name that list with --path ${paths[0]}`
        : `name the list of the data with --path: ${paths.join(' or ')}`,
  };
}

/** The paths of lists as `--path` takes them. */
function listsIn(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return path.length > 0 && isObject(value[0]) ? [path.join('.')] : [];
  if (!isObject(value) || path.length === mostParts) return [];
  return Object.entries(value)
    .filter(([name]) => /^[\w-]{1,40}$/.test(name))
    .flatMap(([name, inner]) => listsIn(inner, [...path, name]));
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
