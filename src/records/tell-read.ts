import type {Block} from '../block.js';
import {publish} from '../events.js';

/** Publishes that a block was read, and hands it on. */
export function tellRead(block: Block): Block {
  const {items} = block;
  publish('tidepool-ingest:read', () => ({
    file: items[0]?.file ?? '',
    index: items[0]?.index ?? 0,
    records: items.length,
  }));
  return block;
}
