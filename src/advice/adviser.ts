import type {DatumFault} from '../block.js';
import {type FieldAt, fieldAt} from '../rules/field-at.js';
import {sayRule} from '../rules/say-rule.js';
import {faultCodes} from './fault-codes.js';
import {guessColumn} from './guess-column.js';
import {guessExport} from './guess-export.js';
import {guessName} from './guess-name.js';
import {guessNumber} from './guess-number.js';
import {guessRecord} from './guess-record.js';
import {guessTime} from './guess-time.js';
import {guessUnits} from './guess-units.js';
import type {Guess, Likely} from './spot.js';

/** What is known of a refused datum. */
export interface Refused {
  readonly kind: string | undefined;
  /** The datum as it came, as JSON; undefined where it was too large to be kept. */
  readonly datum: string | undefined;
  /** Why the platform refuses its type, where that is known. */
  readonly hint?: string | undefined;
}

/** Explains the faults of one refused datum, on one line each and without a measured value. */
export class Adviser {
  readonly #refused: Refused;
  readonly #datum: unknown;

  constructor(refused: Refused) {
    this.#refused = refused;
    this.#datum = parse(refused.datum);
  }

  /** Says why a rule was probably broken, and what to do. */
  likely(fault: DatumFault): Likely {
    const {hint} = this.#refused;
    if (hint !== undefined) return {remedy: hint};
    const spot = {fault, datum: this.#datum, field: this.#fieldOf(fault)};
    const guessed = firstOf(guesses, guess => guess(spot));
    return guessed ?? {remedy: faultCodes.get(fault.code)?.remedy ?? mendIt};
  }

  /** Says what the platform wants there; undefined where there is no rule to tell. */
  rule(fault: DatumFault): string | undefined {
    const field = this.#fieldOf(fault);
    return field && isAsked(field, fault) ? sayRule(field) : undefined;
  }

  #fieldOf({pointer}: DatumFault): FieldAt | undefined {
    return fieldAt(this.#refused.kind, pointer, this.#datum);
  }
}

/** For a code that the platform did not have when this was written. */
const mendIt = 'mend the datum, or leave it out';

/** That a field may be absent is no rule to tell of where one that is absent is asked for all the same. */
const isAsked = ({row}: FieldAt, {code}: DatumFault) =>
  code !== 'value-not-exists' || row?.otherwise !== 'optional' || row.cases.length > 0;

/** The first that knows something is believed. */
const guesses: readonly Guess[] = [
  ...[guessRecord, guessExport, guessTime, guessNumber],
  ...[guessUnits, guessColumn, guessName],
];

function firstOf<A, B>(all: readonly A[], find: (one: A) => B | undefined): B | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What was refused for not being JSON cannot be looked into. */
function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
