import type {Ledger} from '../ledger/index.js';

/** Which sending of which batch an id is of. */
export interface Attempt {
  readonly batch: number;
  /** From 1; never used twice for one batch. */
  readonly attempt: number;
}

/**
 * Makes the ids of a run's data: 12 characters of the run, 8 of the batch, 5 of the attempt, 7 of the
 * datum's place in the batch. So an id costs no memory: it is made again when it is to be deleted.
 */
export class AttemptIds {
  constructor(readonly nonce: string) {}

  /** What all ids of an attempt begin with. */
  prefix({batch, attempt}: Attempt): string {
    return this.nonce + digits(batch, 8) + digits(attempt, 5);
  }

  /** Names the data of an attempt in these places. */
  *of(attempt: Attempt, places: Iterable<number>): Generator<string> {
    const prefix = this.prefix(attempt);
    for (const place of places) yield prefix + digits(place, 7);
  }
}

/** Names what attempts that were never answered may have stored in a data set. */
export function* idsInDoubt(ledger: Ledger, dataSetId: string): Generator<string> {
  const ids = new AttemptIds(ledger.nonce);
  for (const {number, attempts, ids: count} of ledger.doubtsOf(dataSetId)) {
    for (const attempt of attempts) yield* ids.of({batch: number, attempt}, Array(count).keys());
  }
}

const digits = (value: number, length: number) => value.toString(36).padStart(length, '0');
