import {
  closeSync,
  constants,
  fchmodSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import {problem} from '../errors.js';
import type {Entry} from './entries.js';
import type {EntryFile} from './ledger.js';
import {Lines} from './lines.js';
import {type ProcessLock, takeLock} from './process-lock.js';

/** How long what is written may wait until it is on the disk itself, in milliseconds. */
const syncInterval = 1_000;

/** What every ledger begins with. */
const beginning = '{"ledger":"tidepool-ingest",';

/** The lines of a ledger, which this process alone appends to. */
export class LedgerFile implements EntryFile {
  readonly #path: string;
  readonly #descriptor: number;
  readonly #lock: ProcessLock;
  #lines = new Lines();
  #length = 0;
  #timer: NodeJS.Timeout | undefined;

  private constructor(path: string, descriptor: number, lock: ProcessLock) {
    this.#path = path;
    this.#descriptor = descriptor;
    this.#lock = lock;
  }

  /** Opens a ledger, or makes one. Throws `ERR_INGEST_LEDGER` while another process has it. */
  static async open(path: string): Promise<LedgerFile> {
    const {O_RDWR, O_CREAT, O_APPEND} = constants;
    const descriptor = guard(path, () => openSync(path, O_RDWR | O_CREAT | O_APPEND, 0o600));
    const {dev, ino} = fstatSync(descriptor);
    const lock = await takeLock(`ledger ${dev} ${ino}`);
    if (lock) return new LedgerFile(path, descriptor, lock);
    closeSync(descriptor);
    throw problem('ERR_INGEST_LEDGER', {
      ledger: path,
      reason: 'another process is working with it',
      remedy: 'Wait for its end, or name another file.',
    });
  }

  /**
   * Reads the entries, and cuts off a last line that was never finished. Throws `ERR_INGEST_LEDGER` for
   * a file that is none of ours or was changed.
   */
  read(): Entry[] {
    const bytes = readFileSync(this.#path);
    const text = bytes.subarray(0, bytes.lastIndexOf('\n') + 1).toString();
    const head = bytes.subarray(0, beginning.length).toString();
    if (!beginning.startsWith(head)) throw this.#refuse('foreign');
    this.#lines = new Lines();
    const entries = text
      .split('\n')
      .slice(0, -1)
      .map(line => this.#lines.read(line));
    if (!entries.every(entry => entry !== undefined)) throw this.#refuse('changed');
    this.#length = Buffer.byteLength(text);
    guard(this.#path, () => {
      if (this.#length < bytes.length) ftruncateSync(this.#descriptor, this.#length);
      fchmodSync(this.#descriptor, 0o600);
    });
    return entries;
  }

  /** Forgets all entries. */
  empty(): void {
    guard(this.#path, () => ftruncateSync(this.#descriptor));
    this.#lines = new Lines();
    this.#length = 0;
  }

  write(entry: Entry): void {
    const line = Buffer.from(this.#lines.print(entry));
    guard(this.#path, () => {
      const written = writeSync(this.#descriptor, line);
      if (written === line.length) this.#length += written;
      else throw Object.assign(new Error(), {code: 'ENOSPC'});
    });
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      fdatasync(this.#descriptor, () => {});
    }, syncInterval).unref();
  }

  sync(): void {
    guard(this.#path, () => fdatasyncSync(this.#descriptor));
  }

  /** Lets other processes have it. */
  close(): void {
    clearTimeout(this.#timer);
    closeSync(this.#descriptor);
    this.#lock.release();
  }

  #refuse(what: 'foreign' | 'changed') {
    const reason =
      what === 'foreign' ? 'it is not a ledger of this program' : 'it was changed by somebody else';
    return problem('ERR_INGEST_LEDGER', {
      ledger: this.#path,
      reason,
      remedy: 'Nothing was sent. Name another file, or restore it.',
    });
  }
}

function guard<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const {code: reason = 'unknown'} = error as NodeJS.ErrnoException;
    throw problem('ERR_INGEST_NO_OUTPUT', {output: path, reason}, {cause: error});
  }
}
