import type {BlockMemory} from '../records/block-pool.js';
import type {RawBlock} from '../records/raw-block.js';
import type {Judged} from './judge.js';

/** What a worker says: that it has begun, or what became of the blocks of a message. */
export type Report = 'ready' | readonly Outcome[];

/** What became of a block, whose memory is given back. */
export type Outcome =
  | {readonly judged: Judged; readonly memory: BlockMemory}
  /** The block is not JSON: judged again in the main thread, it throws there what it threw here. */
  | {readonly faulty: RawBlock};

/** The memory of a block, which goes with its message instead of being copied. */
export const memoryOf = ({bytes, table}: BlockMemory): ArrayBuffer[] => [
  bytes.buffer as ArrayBuffer,
  table.buffer as ArrayBuffer,
];

/** Makes a Buffer again of what a message has made a plain array of. */
export function received<T extends BlockMemory>(block: T): T {
  const {buffer, byteOffset, length} = block.bytes;
  return {...block, bytes: Buffer.from(buffer, byteOffset, length)};
}
