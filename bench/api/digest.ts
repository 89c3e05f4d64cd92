import {createHash} from 'node:crypto';

/** How many records, and the sum of their hashes: equal for the same records in any order. */
export interface Digest {
  readonly count: number;
  /** Modulo 2^48; a sum, for with an exclusive or a record sent twice would vanish. */
  readonly sum: number;
}

const modulus = 2 ** 48;

/** The digest of no record. */
export const nothing: Digest = {count: 0, sum: 0};

/** Adds a parsed record, without the ids that a client may make up. */
export function addRecord({count, sum}: Digest, record: unknown): Digest {
  const text = JSON.stringify(withoutIds(record));
  const hash = createHash('sha1').update(text).digest().readUIntBE(0, 6);
  return {count: count + 1, sum: (sum + hash) % modulus};
}

/** Adds the same records so many times. */
export function repeated({count, sum}: Digest, times: number): Digest {
  return {
    count: count * times,
    sum: Number((BigInt(sum) * BigInt(times)) % BigInt(modulus)),
  };
}

/** Whether two digests are of the same records. */
export const isSame = (a: Digest, b: Digest) => a.count === b.count && a.sum === b.sum;

type Members = Readonly<Record<string, unknown>>;

function withoutIds(record: unknown): unknown {
  if (typeof record !== 'object' || record === null) return record;
  const {id: _, ...rest} = record as Members;
  const copy: Record<string, unknown> = rest;
  // The data that the platform takes out of another one have ids of their own.
  for (const name of ['bolus', 'status']) {
    if (typeof copy[name] !== 'object' || copy[name] === null) continue;
    const {id: _, ...inner} = copy[name] as Members;
    copy[name] = inner;
  }
  return copy;
}
