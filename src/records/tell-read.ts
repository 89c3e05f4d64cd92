import type {Block} from '../block.js';
import {publish} from '../events.js';

/** Publishes of each block that it was read. */
export async function* tellRead(blocks: AsyncIterable<Block>): AsyncGenerator<Block> {
  for await (const block of blocks) {
    const {items} = block;
    publish('tidepool-ingest:read', () => ({
      file: items[0]?.file ?? '',
      index: items[0]?.index ?? 0,
      records: items.length,
    }));
    yield block;
  }
}
