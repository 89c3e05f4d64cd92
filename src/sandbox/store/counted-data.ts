import type {DataOfSet, Portion} from './data-of-set.js';
import type {DatumDocument} from './documents.js';
import type {InsertCommon} from './row.js';
import {kindOfDocument, Tallies, type Tally} from './tally.js';

/** Counts the data of a set and forgets them: selectors find nothing, and nothing is archived. */
export class CountedData implements DataOfSet {
  private readonly counts = new Tallies();

  get size(): number {
    return this.counts.list().reduce((sum, {data}) => sum + data, 0);
  }

  get active(): number {
    return this.counts.list().reduce((sum, {active}) => sum + active, 0);
  }

  add(documents: readonly DatumDocument[], {active}: InsertCommon): void {
    for (const document of documents) {
      const tally = this.counts.of(kindOfDocument(document), document.deviceId);
      tally.data += 1;
      if (active) tally.active += 1;
    }
  }

  matching(): [] {
    return [];
  }

  remove(): void {}

  activate(_at: string, portion: Portion): void {
    const hidden = this.size - this.active;
    let left = portion === 'all' ? hidden : Math.floor(hidden / 2);
    for (const tally of this.counts.list()) {
      const taken = Math.min(left, tally.data - tally.active);
      tally.active += taken;
      left -= taken;
    }
  }

  tallies(): readonly Tally[] {
    return this.counts.list();
  }

  clear(): void {
    this.counts.clear();
  }
}
