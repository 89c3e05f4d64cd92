import type {DatumFault, Rejection} from '../../block.js';
import type {Place} from '../../errors.js';
import {ruleOf} from './rule.js';

/** Data that were refused for one reason. */
export interface Cause {
  readonly code: string;
  /** JSON pointer, `*` for any place of a list. */
  readonly pointer: string;
  readonly kind: string | undefined;
  readonly rule: string;
  readonly hint: string | undefined;
  count: number;
  /** The first three. */
  readonly places: Place[];
}

const keptCauses = 1_000; // pointers hold names that the input chooses
const keptPlaces = 3;

/** Counts refused data by code, pointer and kind, without a measured value. */
export class CauseCounts {
  readonly #causes = new Map<string, Cause>();
  /** Refused data by kind; those of no kind under ''. */
  readonly kinds = new Map<string, number>();
  /** Faults beyond the causes that are kept. */
  others = 0;

  add(rejection: Rejection): void {
    const {kind = ''} = rejection;
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
    for (const fault of rejection.errors) this.addFault(fault, rejection);
  }

  /** The causes, the commonest first. */
  get list(): readonly Cause[] {
    return [...this.#causes.values()].sort((a, b) => b.count - a.count);
  }

  /** Counts one fault; of one that a ledger knows there is no more to tell. */
  addFault(fault: DatumFault, rejection?: Rejection): void {
    const {code} = fault;
    const {kind, hint} = rejection ?? {};
    const pointer = fault.pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
    const key = JSON.stringify([code, pointer, kind, hint]);
    let cause = this.#causes.get(key);
    if (!cause) {
      if (this.#causes.size >= keptCauses) {
        this.others++;
        return;
      }
      cause = {code, pointer, kind, rule: ruleOf(fault), hint, count: 0, places: []};
      this.#causes.set(key, cause);
    }
    cause.count++;
    if (!rejection || cause.places.length >= keptPlaces) return;
    const {index, file, byte, line} = rejection; // itself it holds the datum, which may be large
    cause.places.push({index, file, byte, line});
  }
}
