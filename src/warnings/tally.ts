import type {Place} from '../errors.js';
import type {Warning, WarningCode} from './warning.js';

/** The same warning about the same field, counted. */
export interface WarningGroup {
  readonly code: WarningCode;
  /** Pointer, with `*` for the places in a list. */
  readonly pointer: string;
  readonly detail: string;
  count: number;
  /** The first three places. */
  readonly places: Place[];
}

const keptPlaces = 3;

/** Beyond as many groups only codes are counted: an input may name a new field in each datum. */
const keptGroups = 1_000;

/** Counts warnings by code, and by field with the first places. */
export class WarningTally {
  readonly #codes = new Map<WarningCode, number>();
  readonly #groups = new Map<string, WarningGroup>();

  /** Counts the warnings of a datum, which stands at this place. */
  add(warnings: readonly Warning[], {index, file, byte, line}: Place): void {
    for (const {code, pointer, detail} of warnings) {
      this.#codes.set(code, (this.#codes.get(code) ?? 0) + 1);
      const group = this.#groupOf(code, pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*'), detail);
      if (!group) continue;
      group.count++;
      if (group.places.length < keptPlaces) group.places.push({index, file, byte, line});
    }
  }

  /** How often each code was given. */
  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#codes);
  }

  /** The groups, the most frequent first. */
  get groups(): readonly WarningGroup[] {
    return [...this.#groups.values()].sort((a, b) => b.count - a.count);
  }

  #groupOf(code: WarningCode, pointer: string, detail: string): WarningGroup | undefined {
    const key = `${code} ${pointer}`;
    const known = this.#groups.get(key);
    if (known || this.#groups.size >= keptGroups) return known;
    const group: WarningGroup = {code, pointer, detail, count: 0, places: []};
    this.#groups.set(key, group);
    return group;
  }
}
