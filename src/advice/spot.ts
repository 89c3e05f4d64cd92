import type {DatumFault} from '../block.js';
import type {FieldAt} from '../rules/field-at.js';

/** A fault, and what is known of the place. */
export interface Spot {
  readonly fault: DatumFault;
  /** The datum; undefined where it is too large to be looked at. */
  readonly datum: unknown;
  /** What stands at the pointer of the fault; undefined for the datum itself. */
  readonly field: FieldAt | undefined;
}

/** Why something was refused, as far as it can be guessed, and what to do. Never a measured value. */
export interface Likely {
  readonly cause?: string | undefined;
  readonly remedy: string;
}

/** Guesses one family of causes. */
export type Guess = (spot: Spot) => Likely | undefined;

/** What becomes of an export that is sent as it is. */
export const asExport = (cause: string, otherwise: string): Likely => ({
  cause: `${cause}, as exports of the platform do`,
  remedy: `add --prepare, which makes an export what may be sent, or ${otherwise}`,
});
