import type {Item} from '../../src/block.js';
import {IngestError} from '../../src/errors.js';
import {readBytes} from '../../src/records/read-bytes.js';
import type {ReadOptions} from '../../src/records/read-options.js';

/** What came of reading an input: a value or refusal code for each record, then the error. */
export interface Outcome {
  readonly records: readonly unknown[];
  /** Index, byte and line of each. */
  readonly places: readonly string[];
  readonly error?: string;
  readonly message?: string;
}

/** Reads chunks to their end, or to the error. */
export async function readAll(chunks: Iterable<Buffer>, options?: ReadOptions): Promise<Outcome> {
  const items: Item[] = [];
  let fault: IngestError | undefined;
  try {
    const input = {file: 'dump.json', index: 0, bytes: chunks};
    for await (const block of readBytes(input, options)) items.push(...block.items);
  } catch (error) {
    if (!(error instanceof IngestError)) throw error;
    fault = error;
  }
  return {
    records: items.map(({refusal, value}) => refusal?.[0]?.code ?? value),
    places: items.map(({index, byte, line}) => `${index} @${byte} :${line}`),
    ...(fault && {error: fault.code, message: fault.message}),
  };
}

/** Cuts bytes in every way a border can fall: nowhere, at each byte, at all of them. */
export function* cuttings(bytes: Buffer): Generator<Buffer[]> {
  yield [bytes];
  for (let at = 1; at < bytes.length; at++) yield [bytes.subarray(0, at), bytes.subarray(at)];
  yield Array.from(bytes, byte => Buffer.from([byte]));
}

/** Cuts bytes at the given offsets; those beyond the end do nothing. */
export function cutAt(bytes: Buffer, offsets: readonly number[]): Buffer[] {
  const inside = offsets.filter(at => at > 0 && at < bytes.length);
  const borders = [...new Set([0, ...inside, bytes.length])].sort((a, b) => a - b);
  return borders.slice(1).map((to, at) => bytes.subarray(borders[at], to));
}
