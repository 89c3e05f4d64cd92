import type {DataOfSet} from './data-of-set.js';
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

  activate(): void {
    this.active = this.size;
  }

  clear(): void {
    this.size = 0;
    this.active = 0;
  }
}
