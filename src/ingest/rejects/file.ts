import {
  closeSync,
  constants,
  fchmodSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  writeSync,
} from 'node:fs';
import type {Rejection} from '../../block.js';
import {Checksum} from '../../checksum/checksum.js';
import {guardOutput, type RejectsEntry} from '../../ledger/index.js';
import {rejectLine} from './line.js';
import {Places} from './places.js';
import {readRejects} from './read.js';

const bufferBytes = 64 * 1024;

/** What is known of a rejects file, and who is told when it grows. */
export interface RejectsFileOptions {
  /** What an earlier process has written. */
  readonly known?: RejectsEntry | undefined;
  readonly onMark?: ((mark: RejectsEntry) => void) | undefined;
}

/**
 * A file of refused data, one a line, that only its owner may read. It goes on behind what an earlier
 * process is known to have written, where that still stands there; else it is written anew.
 */
export class RejectsFile {
  readonly #file: string;
  readonly #descriptor: number;
  readonly #kind: 'file' | 'device';
  readonly #onMark: RejectsFileOptions['onMark'];
  /** Data whose lines an earlier process has written. */
  readonly #earlier: Places;
  readonly #sum: Checksum;
  #count: number;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;

  /** Throws `ERR_INGEST_NO_OUTPUT`. */
  constructor(file: string, {known, onMark}: RejectsFileOptions = {}) {
    this.#file = file;
    this.#onMark = onMark;
    // Not for appending: Windows does not let such a file be cut.
    const {O_RDWR, O_CREAT} = constants;
    this.#descriptor = this.#try(() => openSync(file, known ? O_RDWR | O_CREAT : 'w', 0o600));
    this.#kind = this.#try(() => fstatSync(this.#descriptor)).isFile() ? 'file' : 'device';
    const mark = this.#kind === 'file' ? known : undefined;
    const earlier = mark && this.#try(() => readRejects(this.#descriptor, mark));
    this.#earlier = earlier?.places ?? new Places();
    this.#sum = earlier?.sum ?? new Checksum();
    this.#count = earlier && mark ? mark.rejects : 0;
    this.#cut();
    // The mode above is for a new file; a device such as /dev/null keeps its own.
    if (this.#kind === 'file') this.#try(() => fchmodSync(this.#descriptor, 0o600));
  }

  /** Adds a line, unless it stands there. Only whole lines reach the file, some dozens at a time. */
  add(rejection: Rejection): void {
    if (this.#earlier.has(rejection.index)) return;
    const line = Buffer.from(`${rejectLine(rejection)}\n`);
    this.#waiting.push(line);
    this.#waitingBytes += line.length;
    if (this.#waitingBytes >= bufferBytes) this.flush();
  }

  /** Writes what waits, and tells what stands there. */
  flush(): void {
    const bytes = Buffer.concat(this.#waiting);
    const lines = this.#waiting.length;
    this.#waiting = [];
    this.#waitingBytes = 0;
    try {
      this.#try(() => {
        const from = this.#kind === 'file' ? this.#sum.bytes : undefined;
        for (let at = 0; at < bytes.length; ) {
          const place = from === undefined ? null : from + at;
          at += writeSync(this.#descriptor, bytes, at, bytes.length - at, place);
        }
      });
    } catch (error) {
      this.#cut();
      throw error;
    }
    this.#count += lines;
    this.#sum.add(bytes);
    if (this.#count > 0) this.#onMark?.({rejects: this.#count, ...this.#sum.mark});
  }

  /** Writes what waits, and brings all of it to the disk itself. */
  sync(): void {
    this.flush();
    if (this.#kind === 'file') this.#try(() => fdatasyncSync(this.#descriptor));
  }

  /** Writes what waits and closes the file. */
  close(): void {
    try {
      this.flush();
    } finally {
      this.#try(() => closeSync(this.#descriptor));
    }
  }

  /** The same at the end of a run that fails, or has failed here: what is left is written by the next. */
  abandon(): void {
    try {
      this.close();
    } catch {
      // What made the run fail comes first.
    }
  }

  /** Takes away what stands behind the last line that is known to be whole. */
  #cut(): void {
    if (this.#kind === 'device') return;
    this.#try(() => ftruncateSync(this.#descriptor, this.#sum.bytes));
  }

  #try<T>(action: () => T): T {
    return guardOutput(this.#file, action);
  }
}
