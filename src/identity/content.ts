import {isServerOwned} from './server-owned.js';

/** Prints what a datum says, keys sorted, without its `id` and what the platform owns. */
export function contentOf(datum: unknown): string {
  // What the platform ignores does not make two data differ.
  const own = Object.entries(datum as object).filter(
    ([key]) => key !== 'id' && !isServerOwned(key),
  );
  return canonical(Object.fromEntries(own));
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map(key => `${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key])}`).join(',')}}`;
}
