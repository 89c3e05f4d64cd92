import type {DatumFault, Rejection} from '../block.js';
import type {Place} from '../errors.js';
import {Adviser} from './adviser.js';
import type {Likely} from './spot.js';

/** Data that were refused for one reason. */
export interface Cause {
  readonly code: string;
  /** JSON pointer, `*` for any place of a list. */
  readonly pointer: string;
  readonly kind: string | undefined;
  /** Where the first of them stands, and what the platform says of it: with the value that it refuses. */
  readonly first: Place & {readonly pointer: string; readonly detail: string};
  /** What the platform wants there. */
  readonly rule?: string;
  /** Why it was probably broken, where that is known, and what to do. */
  readonly likely: Likely;
  count: number;
  /** The first three places. */
  readonly places: Place[];
}

const maxCauses = 1_000; // pointers hold names that the input chooses
const maxPlaces = 3;

/** Groups rejections by code, pointer, kind, the limits that the platform names, and the likely cause. */
export class Causes {
  readonly #causes = new Map<string, Cause>();
  /** Faults beyond the first thousand causes. */
  others = 0;

  /** Counts each fault of a rejection. */
  add(rejection: Rejection): void {
    const adviser = new Adviser(rejection);
    for (const fault of rejection.errors) {
      const pointer = fault.pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
      const likely = adviser.likely(fault);
      const why = [limitsOf(fault), likely.cause, likely.remedy];
      const key = [fault.code, pointer, rejection.kind, ...why].join('\n');
      const known = this.#causes.get(key);
      if (known) count(known, rejection);
      else if (this.#causes.size >= maxCauses) this.others++;
      else {
        const rule = adviser.rule(fault);
        const cause = {pointer, ...(rule && {rule}), likely, ...causeOf(fault, rejection)};
        this.#causes.set(key, cause);
      }
    }
  }

  /** The causes, the commonest first. */
  get list(): readonly Cause[] {
    return [...this.#causes.values()].sort((a, b) => b.count - a.count);
  }
}

/** The place alone is kept: a rejection holds the datum, which may be large. */
function causeOf(
  fault: DatumFault,
  rejection: Rejection,
): Omit<Cause, 'pointer' | 'rule' | 'likely'> {
  const {index, file, byte, line, kind} = rejection;
  const {code, pointer, detail} = fault;
  const place = {index, file, byte, line};
  return {code, kind, first: {...place, pointer, detail}, count: 1, places: [place]};
}

function count(cause: Cause, {index, file, byte, line}: Rejection): void {
  cause.count++;
  if (cause.places.length < maxPlaces) cause.places.push({index, file, byte, line});
}

/** What the platform says, without the value that it says it of. */
const limitsOf = ({detail}: DatumFault) =>
  detail.replace(/^(value|length|size) ("(?:[^"\\]|\\.)*"|-?[\d.]+) /s, '$1 ');
