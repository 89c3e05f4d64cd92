import type {Transform} from 'node:stream';
import * as zlib from 'node:zlib';
import {defaults} from '../options.js';
import {zstdFrames} from './zstd-frames.js';

/** A stream of zlib: counts the bytes it took. */
export type Inflater = Transform & {readonly bytesWritten: number};

/** A compression that can be told by the first bytes of a file. */
export interface Compression {
  readonly name: string;
  readonly magic: readonly number[];
  /** Absent where Node cannot read it. */
  readonly open?: (() => Inflater) | undefined;
  /** What to do then. */
  readonly advice: string;
  /** Cuts the data so that the inflater can take them. */
  readonly cut?: (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;
}

/** Finds the compression of a file by its first bytes. */
export function findCompression(head: Buffer): Compression | undefined {
  return compressions.find(({magic}) => magic.every((byte, at) => head[at] === byte));
}

/** With zlib's default of 16 KiB, inflating takes 2.8 times as long. */
const chunkSize = defaults.chunkBytes;

/** In Node from 22.15 on. */
const {createZstdDecompress} = zlib as {
  createZstdDecompress?: (options: zlib.ZlibOptions) => Inflater;
};

const zstd = {
  name: 'zstd',
  open: createZstdDecompress && (() => createZstdDecompress({chunkSize})),
  cut: zstdFrames,
  advice: 'take Node 22.15 or later, or pipe in what zstd -dc prints',
};

const compressions: readonly Compression[] = [
  {
    name: 'gzip',
    magic: [0x1f, 0x8b],
    open: () => zlib.createGunzip({chunkSize}),
    advice: '',
  },
  {...zstd, magic: [0x28, 0xb5, 0x2f, 0xfd]},
  {...zstd, magic: [0x50, 0x2a, 0x4d, 0x18]}, // a frame to be skipped, as pzstd begins with
  {name: 'zip', magic: [0x50, 0x4b, 0x03, 0x04], advice: 'unpack it first'},
  {name: 'bzip2', magic: [0x42, 0x5a, 0x68], advice: 'pipe in what bzip2 -dc prints'},
  {name: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58], advice: 'pipe in what xz -dc prints'},
];
