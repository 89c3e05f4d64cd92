import {Failure} from '../failure.js';
import type {Row} from './row.js';

/** What a selector names a datum by. */
export type SelectorKind = 'id' | 'hash' | 'origin';

/** Names data by one thing. */
export interface Selector {
  readonly kind: SelectorKind;
  readonly value: string;
}

/** Selectors of one kind: the values of which a datum must have one. */
export interface Selectors {
  readonly kind: SelectorKind;
  readonly values: readonly string[];
}

/**
 * Takes selectors together.
 * @throws Failure if they are of more than one kind, or none
 */
export function oneKind(selectors: readonly Selector[]): Selectors {
  const kinds = new Set(selectors.map(({kind}) => kind));
  const [kind] = kinds;
  if (kind === undefined || kinds.size > 1) throw new Failure('selectors is invalid');
  return {kind, values: selectors.map(({value}) => value)};
}

/** Tells what a selector of this kind would have to name to find the row. */
export function keyOf(kind: SelectorKind, row: Row): string | undefined {
  if (kind === 'id') return row.id;
  return kind === 'hash' ? row.hash : row.originId;
}
