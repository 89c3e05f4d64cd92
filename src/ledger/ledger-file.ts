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
import {setImmediate as afterThisTurn} from 'node:timers/promises';
import type {IngestError} from '../errors.js';
import type {Entry} from './entries.js';
import {GroupSync} from './group-sync.js';
import {guardOutput, unwritable} from './guard-output.js';
import type {EntryFile} from './ledger.js';
import {Lines} from './lines.js';
import {type ProcessLock, takeLock} from './process-lock.js';
import {refuse, refuseContent, refuseVersion} from './refuse.js';
import {syncFolder} from './sync-folder.js';

/** How long what nobody relies on may stay in this process, in milliseconds: it mostly goes with an attempt. */
const flushInterval = 10;

/** How long what is written and not waited for may stay off the disk itself, in milliseconds. */
const syncInterval = 1_000;

/** What every ledger begins with, and those of versions before the fourth. */
const beginning = '[{"ledger":"tidepool-ingest",';
const beginningBefore = beginning.slice(1);

/** The lines of a ledger, which this process alone appends to. */
export class LedgerFile implements EntryFile {
  readonly #path: string;
  readonly #descriptor: number;
  readonly #lock: ProcessLock;
  readonly #syncs = new GroupSync(() => this.#syncOnce());
  #lines = new Lines();
  /** What is to be written. */
  #waiting: Entry[] = [];
  /** How long the file is without that, and how much of it is on the disk itself. */
  #length = 0;
  #synced = 0;
  /** Whether the name of the file outlives a power cut. */
  #isNamed = true;
  #isClosed = false;
  #flushing: NodeJS.Timeout | undefined;
  #flushed: Promise<void> | undefined;
  #syncing: NodeJS.Timeout | undefined;
  /** What is written is no longer sure to be there: a later sync, for one, would not tell of it again. */
  #failure: IngestError | undefined;

  private constructor(path: string, descriptor: number, lock: ProcessLock) {
    this.#path = path;
    this.#descriptor = descriptor;
    this.#lock = lock;
  }

  /** Opens a ledger, or makes one. Throws `ERR_INGEST_LEDGER` while another process has it. */
  static async open(path: string): Promise<LedgerFile> {
    // Not for appending: Windows does not let such a file be cut.
    const {O_RDWR, O_CREAT} = constants;
    const descriptor = guardOutput(path, () => openSync(path, O_RDWR | O_CREAT, 0o600));
    // The numbers of files on Windows are too large for a float64.
    const status = fstatSync(descriptor, {bigint: true});
    // A device such as /dev/zero would be read without an end.
    const lock = status.isFile() ? await takeLock(`ledger ${status.dev} ${status.ino}`) : 'no file';
    if (lock && lock !== 'no file') return new LedgerFile(path, descriptor, lock);
    closeSync(descriptor);
    if (lock) throw refuse(path, 'it is no regular file', 'Name a file on a disk.');
    const remedy = 'Wait for its end, or name another file.';
    throw refuse(path, 'another process is working with it', remedy);
  }

  /**
   * Reads the entries, and cuts off what a killed process or a power cut left unfinished at the end. Throws
   * `ERR_INGEST_LEDGER` for a file that is none of ours or was changed.
   */
  read(): Entry[] {
    const bytes = readFileSync(this.#path);
    if (bytes.indexOf(beginningBefore) === 0) throw refuseVersion(this.#path);
    if (!isOurs(bytes)) throw refuseContent(this.#path, 'is not a ledger of this program');
    const text = bytes.subarray(0, endOfWhole(bytes)).toString();
    this.#lines = new Lines();
    const entries = text
      .split('\n')
      .slice(0, -1)
      .map(line => this.#lines.read(line));
    if (!entries.every(some => some !== undefined)) {
      throw refuseContent(this.#path, 'was changed by somebody else');
    }
    this.#length = Buffer.byteLength(text);
    guardOutput(this.#path, () => {
      if (this.#length < bytes.length) ftruncateSync(this.#descriptor, this.#length);
      fchmodSync(this.#descriptor, 0o600);
    });
    return entries.flat();
  }

  /** Forgets all entries. */
  empty(): void {
    guardOutput(this.#path, () => ftruncateSync(this.#descriptor));
    this.#lines = new Lines();
    this.#waiting = [];
    this.#length = 0;
    this.#synced = 0;
  }

  /** Writes the first entry. With the next that is on the disk itself, so is this one and the name of the file. */
  begin(entry: Entry): void {
    this.write(entry);
    this.#flush();
    this.#isNamed = false;
    this.synced().catch(() => {}); // the next to write hears of it
  }

  write(entry: Entry): void {
    if (this.#failure) throw this.#failure;
    this.#waiting.push(entry);
    this.#flushing ??= setTimeout(() => {
      this.#flushing = undefined;
      try {
        this.#flush();
      } catch {
        // The next to write hears of it.
      }
    }, flushInterval);
    this.#syncing ??= setTimeout(() => {
      this.#syncing = undefined;
      this.synced().catch(() => {}); // the next to write hears of it
    }, syncInterval).unref();
  }

  /** Several answers often come in one turn: what is sent next shares one write, which saves half of them. */
  flushed(): Promise<void> {
    this.#flushed ??= afterThisTurn().then(() => {
      this.#flushed = undefined;
      this.#flush();
    });
    return this.#flushed;
  }

  /** Throws too where what waited was lost in a write that somebody else asked for. */
  #flush(): void {
    if (this.#failure) throw this.#failure;
    if (this.#waiting.length === 0) return;
    const line = Buffer.from(this.#lines.print(this.#waiting));
    this.#waiting = [];
    this.#rely(() => {
      const written = writeSync(this.#descriptor, line, 0, line.length, this.#length);
      if (written < line.length) throw Object.assign(new Error(), {code: 'ENOSPC'});
      this.#length += written;
    });
  }

  sync(): void {
    this.#flush();
    this.#rely(() => {
      if (this.#synced < this.#length) fdatasyncSync(this.#descriptor);
    });
    this.#noteSynced(this.#length);
  }

  synced(): Promise<void> {
    return this.#syncs.run();
  }

  /** Lets other processes have it. */
  close(): void {
    clearTimeout(this.#flushing);
    clearTimeout(this.#syncing);
    try {
      this.sync();
    } catch {
      // What is not on the disk is in doubt, and the next process will treat it so.
    }
    this.#isClosed = true;
    closeSync(this.#descriptor);
    this.#lock.release();
  }

  async #syncOnce(): Promise<void> {
    if (this.#isClosed) return;
    this.#flush();
    const length = this.#length;
    const error = await new Promise(resolve => fdatasync(this.#descriptor, resolve));
    if (this.#isClosed) return; // the number may be that of another file by now
    this.#rely(() => {
      if (error) throw error;
    });
    this.#noteSynced(length);
  }

  #noteSynced(length: number): void {
    this.#synced = Math.max(this.#synced, length);
    if (!this.#isNamed) syncFolder(this.#path);
    this.#isNamed = true;
  }

  /** Does what must not fail. Once it has, nothing more is written: the lines would not follow each other. */
  #rely(action: () => void): void {
    if (this.#failure) throw this.#failure;
    try {
      action();
    } catch (error) {
      this.#failure = unwritable(this.#path, error);
      this.#cut();
      throw this.#failure;
    }
  }

  /** Takes away half a line; else the next process does. */
  #cut(): void {
    try {
      ftruncateSync(this.#descriptor, this.#length);
    } catch {
      // What made it fail comes first.
    }
  }
}

/** Whether it begins as a ledger does, as far as it was written before the power was cut. */
function isOurs(bytes: Buffer): boolean {
  const zero = bytes.indexOf(0);
  const written = zero < 0 ? bytes : bytes.subarray(0, zero);
  const head = written.subarray(0, beginning.length).toString();
  if (!beginning.startsWith(head)) return false;
  return head.length === beginning.length || bytes.subarray(head.length).every(byte => byte === 0);
}

/**
 * Tells where the last whole line ends. Where a power cut came between two syncs, the system may have made
 * room for lines that it never wrote: they read as zeros, which no line of ours has.
 */
function endOfWhole(bytes: Buffer): number {
  const zero = bytes.indexOf(0);
  return bytes.lastIndexOf('\n', zero < 0 ? undefined : zero) + 1;
}
