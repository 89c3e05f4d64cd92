import {isLeft} from 'fp-ts/lib/Either.js';
import {isReadable} from '../codec/json/readable.js';
import {decodeDatum, findKind, kindOf, normaliseDatum} from '../datum/index.js';
import {identify} from '../identity/index.js';
import type {NewDatum} from './deduplicators/deduplicator.js';
import {newId} from './exchange.js';
import {Failure} from './failure.js';
import type {ErrorDetail} from './reply.js';
import type {DatumDocument} from './store/documents.js';
import {storeInstants} from './store-instants.js';
import {titleOf} from './titles.js';

/** What comes of a request's data: their errors, or what is to be stored of them. */
export interface Verdict {
  readonly errors: readonly ErrorDetail[];
  readonly data: readonly NewDatum[];
}

/**
 * Judges the data of one request. A type error in any of them hides the broken rules of all of
 * them; one that cannot be read makes the request malformed. Embedded data follow after all others.
 */
export function judge(records: readonly unknown[], userId: string): Verdict | 'malformed' {
  const parse: ErrorDetail[] = [];
  const validate: ErrorDetail[] = [];
  const outer: NewDatum[] = [];
  const embedded: NewDatum[] = [];
  for (const [index, record] of records.entries()) {
    if (record === null) continue; // the platform passes over it without a word
    if (!isReadable(record)) return 'malformed';
    const decoded = decodeDatum(record);
    const kind = kindOf(record);
    if (isLeft(decoded)) {
      for (const error of decoded.left) {
        const found = error.stage === 'parse' ? parse : validate;
        found.push(toDetail(error, index, kind));
      }
    } else if (parse.length + validate.length === 0) {
      const [own, ...inner] = newData(kind!, record, userId);
      outer.push(own!);
      embedded.push(...inner);
    }
  }
  return {errors: parse.length > 0 ? parse : validate, data: [...outer, ...embedded]};
}

function newData(kind: string, record: unknown, userId: string): NewDatum[] {
  return normaliseDatum(kind, record, newId).map((normal, index) => ({
    document: storeInstants(normal) as DatumDocument,
    hash: within => {
      const owner = within === 'device' ? {userId} : {userId, ...within};
      const hash = identify(kind, record, owner)[index]?.hash;
      if (hash === undefined) throw new Failure('device id is missing');
      return hash;
    },
  }));
}

function toDetail(
  {code, pointer, detail}: {code: string; pointer: string; detail: string},
  index: number,
  kind: string | null,
): ErrorDetail {
  const source = {pointer: `/${index}${pointer}`};
  return {code, title: titleOf(code), detail, source, meta: metaOf(kind)};
}

/** Tells the type of the datum, where it was far enough known to be called one. */
function metaOf(kind: string | null): Record<string, string> | undefined {
  const found = kind === null ? undefined : findKind(kind);
  if (!found) return undefined;
  const {type, discriminator} = found;
  return discriminator ? {type, [discriminator[0]]: discriminator[1]} : {type};
}
