import {randomBytes} from 'node:crypto';
import {closeSync, openSync, readSync, unlinkSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {problem} from '../errors.js';
import {defaults} from '../options.js';
import type {Copy} from './reference-index.js';

/** Keeps bytes for later: in memory at first, then in a file that only its owner may read. */
export class Scratch {
  readonly #memoryBytes: number;
  #memory: Buffer[] = [];
  #held = 0;
  #written = 0;
  #file: PrivateFile | undefined;

  /** `memoryBytes`: how much is held before the file is written to. */
  constructor(memoryBytes: number = defaults.scratchBytes) {
    this.#memoryBytes = memoryBytes;
  }

  /** Bytes kept so far. */
  get length(): number {
    return this.#written + this.#held;
  }

  append(bytes: Uint8Array): Copy {
    const copy = {offset: this.length, length: bytes.length};
    this.#memory.push(Buffer.from(bytes));
    this.#held += bytes.length;
    if (this.#held > this.#memoryBytes) this.#flush();
    return copy;
  }

  /** Gives back what was appended in one piece. */
  read({offset, length}: Copy): Buffer {
    if (offset < this.#written) return this.#file!.read(offset, length);
    // What is read is read to the end of what was appended: from here on it is one piece.
    if (this.#memory.length > 1) this.#memory = [Buffer.concat(this.#memory)];
    return this.#memory[0]!.subarray(offset - this.#written, offset - this.#written + length);
  }

  /** Gives everything back, from the beginning. */
  *chunks(): Generator<Buffer> {
    for (let offset = 0; offset < this.#written; offset += defaults.chunkBytes) {
      yield this.#file!.read(offset, Math.min(defaults.chunkBytes, this.#written - offset));
    }
    yield* this.#memory;
  }

  /** Lets go of it all. */
  close(): void {
    this.#memory = [];
    this.#file?.close();
  }

  #flush(): void {
    this.#file ??= new PrivateFile();
    this.#file.append(Buffer.concat(this.#memory));
    this.#written += this.#held;
    this.#held = 0;
    this.#memory = [];
  }
}

/** A file of mode 0600 in the folder for temporary files. It has no name while it is open, so none stays behind. */
class PrivateFile {
  readonly #fd: number;
  #length = 0;

  constructor() {
    const file = path.join(tmpdir(), `tidepool-ingest-${randomBytes(8).toString('hex')}`);
    this.#fd = attempt(() => openSync(file, 'wx+', 0o600));
    attempt(() => unlinkSync(file));
  }

  append(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) {
      const rest = bytes.subarray(done);
      done += attempt(() => writeSync(this.#fd, rest, 0, rest.length, this.#length + done));
    }
    this.#length += bytes.length;
  }

  read(offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const read = attempt(() => readSync(this.#fd, bytes, done, length - done, offset + done));
      if (read === 0) throw problem('ERR_INGEST_SCRATCH', {folder: tmpdir(), reason: 'cut short'});
      done += read;
    }
    return bytes;
  }

  close(): void {
    closeSync(this.#fd);
  }
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const {code = 'unknown'} = cause as NodeJS.ErrnoException;
    throw problem('ERR_INGEST_SCRATCH', {folder: tmpdir(), reason: code}, {cause});
  }
}
