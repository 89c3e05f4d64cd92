import type {Block} from '../block.js';
import {layOut, type Packed} from './lay-out.js';
import {note} from './note.js';

/** Packs decoded items. */
export const pack = (block: Block, options: PackOptions = {}): Packed =>
  layOut(note(block, options), options.dataSets ?? 'per-device');

/** How data are packed. */
export interface PackOptions {
  /** Leaves the `id` of a datum that has one. */
  readonly keepIds?: boolean | undefined;
  readonly dataSets?: 'per-device' | 'one' | undefined;
}
