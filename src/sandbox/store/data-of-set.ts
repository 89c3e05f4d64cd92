import type {DatumDocument} from './documents.js';
import type {InsertCommon, Row} from './row.js';
import type {Selectors} from './selectors.js';
import type {Tally} from './tally.js';

/** Whether a change reaches all of the rows it is meant for, or fails after the first half. */
export type Portion = 'all' | 'half';

/** The data of one data set. */
export interface DataOfSet {
  readonly size: number;
  readonly active: number;
  add(documents: readonly DatumDocument[], common: InsertCommon): void;
  /** Finds the rows that the selectors name; without selectors, all. */
  matching(selectors?: Selectors): Row[];
  remove(rows: readonly Row[]): void;
  /** Makes visible what is neither visible nor deleted. */
  activate(at: string, portion: Portion): void;
  /** Counts by kind and device. */
  tallies(): readonly Tally[];
  clear(): void;
}

/** Takes the rows that a change reaches. */
export const portionOf = <A>(rows: readonly A[], portion: Portion): readonly A[] =>
  portion === 'all' ? rows : rows.slice(0, Math.floor(rows.length / 2));
