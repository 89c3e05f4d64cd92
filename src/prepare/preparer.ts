import {type Block, blockOf, type Item} from '../block.js';
import type {JsonObject} from '../codec/json/value.js';
import {problem} from '../errors.js';
import type {ChangeName} from './changes.js';
import {isUpload, type PreparePlan} from './plan.js';
import {type Prepared, prepareDatum} from './prepare-datum.js';
import type {Walk} from './reference-index.js';
import {PrepareReport} from './report.js';

/** Makes the blocks of an export, read for the second time, what may be sent. */
export class Preparer {
  readonly report = new PrepareReport();
  readonly #copies: PreparePlan['copies'];
  readonly #walk: Walk;

  constructor({copies, pairs}: PreparePlan) {
    this.#copies = copies;
    this.#walk = pairs.walk();
  }

  /** Prepares each item of a block; blocks must come in the order of the input. */
  prepare(block: Block): Block {
    const {items} = block;
    this.report.records += items.length;
    const kept = items.filter(item => this.#keep(item));
    this.report.passed += kept.length;
    return blockOf(kept, block);
  }

  /** Ends the reading. Throws `ERR_INGEST_INPUT_CHANGED` where the first one had found more. */
  end(): void {
    if (!this.#walk.isOver()) throw problem('ERR_INGEST_INPUT_CHANGED', {});
  }

  /** Prepares an item; answers whether it goes on by itself. */
  #keep(item: Item): boolean {
    const takenOut = isUpload(item)
      ? 'upload-record'
      : this.#walk.isEmbedded(item.index)
        ? 'embedded-datum'
        : undefined;
    if (takenOut) {
      this.report.note(new Set([takenOut]), item);
      return false;
    }
    if (item.refusal) return true;
    const numbers = item.origin === 'bytes' ? 'finite' : 'unknown';
    const prepared = prepareDatum(item.value, numbers);
    const changes = new Set(prepared.changes);
    const value = this.#resolve(item, prepared, changes);
    if (value !== item.value) item.replace(value);
    this.report.note(changes, item);
    return true;
  }

  #resolve(item: Item, {value, references}: Prepared, changes: Set<ChangeName>): unknown {
    let resolved = value;
    for (const {field, id} of references) {
      const copy = this.#walk.copyFor(item.index);
      if (!copy) {
        changes.add('reference-removed');
        continue;
      }
      const named = JSON.parse(this.#copies.read(copy).toString());
      if (named.id !== id) throw problem('ERR_INGEST_INPUT_CHANGED', {place: item});
      resolved = {...(resolved as JsonObject), [field]: named.datum};
      item.records++;
      changes.add('reference-resolved');
    }
    return resolved;
  }
}
