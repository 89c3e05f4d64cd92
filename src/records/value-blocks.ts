import {type Block, type DatumFault, Item} from '../block.js';
import type {Assembled} from './assemble.js';
import {refusal} from './refusal.js';

/** What values come from, and what bounds them. */
export interface ValueOptions {
  readonly file: string;
  /** Number of the first value in the whole input. */
  readonly index: number;
  readonly blockRecords: number;
  readonly maxDepth: number;
  readonly maxRecordBytes: number;
}

/**
 * Makes blocks of values that someone else has parsed. Their items know index and file only, and
 * are serialised anew. Refused are null, and what has numbers beyond float64 or is nested too deep.
 */
export async function* valueBlocks(
  values: AsyncIterable<Assembled>,
  options: ValueOptions,
): AsyncGenerator<Block> {
  let {index} = options;
  let items: Item[] = [];
  for await (const value of values) {
    if (items.push(toItem(value, index++, options)) < options.blockRecords) continue;
    yield {items};
    items = [];
  }
  if (items.length > 0) yield {items};
}

function toItem(assembled: Assembled, index: number, options: ValueOptions): Item {
  const {file, maxDepth, maxRecordBytes} = options;
  if ('size' in assembled) {
    const {size} = assembled;
    const item = new Item(index, file, undefined, undefined, undefined, undefined, 0, size);
    item.refusal = refusal.tooLarge(size, maxRecordBytes);
    return item;
  }
  const item = new Item(index, file, undefined, undefined, assembled.value, undefined);
  item.refusal = judge(assembled.value, maxDepth);
  return item;
}

/** Looks at a value level by level, for it may be nested deeper than calls may be. */
function judge(value: unknown, maxDepth: number): readonly DatumFault[] | undefined {
  if (value === null) return refusal.isNull();
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (level.some(isBeyondFloat64)) return refusal.malformed();
    const nested = level.filter(isNested);
    if (nested.length > 0 && depth === maxDepth) return refusal.tooDeep(maxDepth);
    level = nested.flatMap(member => Object.values(member));
  }
  return undefined;
}

const isBeyondFloat64 = (value: unknown) => typeof value === 'number' && !Number.isFinite(value);

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;
