import type {Place} from '../errors.js';
import {type ChangeName, changes} from './changes.js';

/** How often a change was made, and where first. */
export interface ChangeCount {
  /** Data it was made to. */
  readonly data: number;
  /** The first three of them. */
  readonly places: readonly Place[];
}

/** What the summary of a run says of `prepare`. */
export interface PreparedSummary {
  /** `upload` records taken out; they are no data. */
  readonly uploads: number;
  /** Data sent inside another. */
  readonly embedded: number;
  /** Data by change, in the order of the table; changes never made are left out. */
  readonly changes: Readonly<Partial<Record<ChangeName, number>>>;
}

const keptPlaces = 3;

/** Counts what was done to the data of an input; always `records = passed + embedded + uploads`. */
export class PrepareReport {
  readonly #counts = new Map<ChangeName, {data: number; places: Place[]}>();
  /** Records that came in. */
  records = 0;
  /** Items that went on, each to be sent or refused by itself. */
  passed = 0;

  /** Notes the changes made to a record, each once. */
  note(names: ReadonlySet<ChangeName>, {index, file, byte, line}: Place): void {
    for (const name of names) {
      const count = this.#counts.get(name) ?? {data: 0, places: []};
      this.#counts.set(name, count);
      count.data++;
      if (count.places.length < keptPlaces) count.places.push({index, file, byte, line});
    }
  }

  /** `upload` records taken out. */
  get uploads(): number {
    return this.#counts.get('upload-record')?.data ?? 0;
  }

  /** Data sent inside another. */
  get embedded(): number {
    return this.#counts.get('embedded-datum')?.data ?? 0;
  }

  /** Each change that was made, in the order of the table. */
  get rows(): ReadonlyMap<ChangeName, ChangeCount> {
    const made = changes.flatMap(({name}) => {
      const count = this.#counts.get(name);
      return count ? [[name, count] as const] : [];
    });
    return new Map(made);
  }

  /** Gives what the summary of a run says of it. */
  get summary(): PreparedSummary {
    const made = [...this.rows].map(([name, {data}]) => [name, data]);
    const {uploads, embedded} = this;
    return {uploads, embedded, changes: Object.fromEntries(made)};
  }
}
