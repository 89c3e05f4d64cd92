import type {DataOfSet, Portion} from './data-of-set.js';
import type {DatumDocument} from './documents.js';
import type {InsertCommon} from './row.js';

/** Counts the data of a set and forgets them: selectors find nothing, and nothing is archived. */
export class CountedData implements DataOfSet {
  size = 0;
  active = 0;

  add(documents: readonly DatumDocument[], {active}: InsertCommon): void {
    this.size += documents.length;
    if (active) this.active += documents.length;
  }

  matching(): [] {
    return [];
  }

  remove(): void {}

  activate(_at: string, portion: Portion): void {
    const hidden = this.size - this.active;
    this.active += portion === 'all' ? hidden : Math.floor(hidden / 2);
  }

  clear(): void {
    this.size = 0;
    this.active = 0;
  }
}
