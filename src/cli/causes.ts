import type {Rejection} from '../block.js';
import type {Place} from '../errors.js';

/** Data that were refused for one reason. */
export interface Cause {
  readonly code: string;
  /** JSON pointer, `*` for any place of an array. */
  readonly pointer: string;
  readonly kind: string | undefined;
  /** Why, and what to do, where that is known. */
  readonly hint: string | undefined;
  readonly first: Place;
  count: number;
}

const maxCauses = 1_000; // pointers hold names that the input chooses

/** Groups rejections by code, pointer and kind. Holds no measured value, so it may be shown. */
export class Causes {
  readonly #causes = new Map<string, Cause>();
  /** Faults beyond the first thousand causes. */
  others = 0;

  /** Counts each fault of a rejection. */
  add(rejection: Rejection): void {
    const {index, file, byte, line, kind, hint} = rejection;
    for (const fault of rejection.errors) {
      const pointer = fault.pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
      const key = JSON.stringify([fault.code, pointer, kind, hint]);
      const known = this.#causes.get(key);
      if (known) known.count++;
      else if (this.#causes.size >= maxCauses) this.others++;
      else {
        // The place alone: a rejection holds the datum, which may be large.
        const first = {index, file, byte, line};
        this.#causes.set(key, {code: fault.code, pointer, kind, hint, first, count: 1});
      }
    }
  }

  /** The causes, the commonest first. */
  get list(): readonly Cause[] {
    return [...this.#causes.values()].sort((a, b) => b.count - a.count);
  }
}
