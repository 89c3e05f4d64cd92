import {type Block, Item} from '../../src/block.js';

/** Makes blocks of records, as the reader would. */
export function blocksOf(records: readonly unknown[], size = 100): Block[] {
  const items = records.map((record, index) => {
    const bytes = Buffer.from(JSON.stringify(record));
    return new Item(index, 'export.json', 1 + 100 * index, 1 + index, record, bytes);
  });
  const count = Math.ceil(items.length / size);
  return Array.from({length: count}, (_, at) => ({items: items.slice(at * size, (at + 1) * size)}));
}
