import {type Either, right} from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import {guardOf} from '../codec/guard/index.js';
import type {Guard} from '../codec/guard/source.js';
import {type DatumError, Field} from '../codec/index.js';
import type {Node} from '../codec/node.js';
import type * as catalogue from './catalogue.js';
import {allKinds} from './find.js';

type Catalogue = typeof catalogue;

/** Any datum: its type, and where it has one its sub-type, tell which. */
export type Datum = t.TypeOf<Catalogue[keyof Catalogue]['codec']>;

/** The codec of any datum; the errors of its Left are `DatumError`s. */
export const Datum = new Field<Datum>('Datum', {tag: 'choice', on: 'type', cases: casesOfTypes()});

/**
 * Judges a record as the platform would, and hands it back as it is. Lefts are in the platform's
 * order and words. `null` is right: the platform passes over it. `numbers` are `finite` where the
 * reader has seen that none overflows; else each member is looked at, the ignored ones too.
 */
export function decodeDatum(
  raw: unknown,
  numbers: 'finite' | 'unknown' = 'unknown',
): Either<DatumError[], Datum | null> {
  if (raw === null) return right(null);
  if (numbers === 'unknown') return Datum.decode(raw) as Either<DatumError[], Datum>;
  if (isClearly(raw)) return right(raw as Datum);
  return Datum.judge(raw) as Either<DatumError[], Datum>;
}

let guard: Guard | undefined;
let judged = 0;

/** To generate the guard takes as long as to explain so many data: an upload that knows patterns needs none. */
const worthGuard = 256;

function isClearly(raw: unknown): boolean {
  if (!guard && judged++ < worthGuard) return false;
  guard ??= guardOf(Datum.node, 'known members');
  return guard(raw, raw);
}

function casesOfTypes(): Map<string, Node> {
  const cases = new Map<string, Node>();
  const subTypes = new Map<string, Map<string, Node>>();
  for (const {type, discriminator, node} of allKinds()) {
    if (!discriminator) {
      cases.set(type, node);
      continue;
    }
    const [on, value] = discriminator;
    const known = subTypes.get(type) ?? new Map<string, Node>();
    subTypes.set(type, known.set(value, node));
    cases.set(type, {tag: 'choice', on, cases: known});
  }
  return cases;
}
