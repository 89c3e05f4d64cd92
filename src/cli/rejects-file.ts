import {closeSync, fchmodSync, fstatSync, openSync, writeSync} from 'node:fs';
import type {Rejection} from '../block.js';
import {problem} from '../errors.js';

const bufferBytes = 64 * 1024;

/** A file of refused data, one a line, that only its owner may read; an older one is replaced. */
export class RejectsFile {
  readonly #file: string;
  readonly #descriptor: number;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;

  /** Opens or empties the file; throws `ERR_INGEST_NO_OUTPUT`. */
  constructor(file: string) {
    this.#file = file;
    this.#descriptor = this.#try(() => openSync(file, 'w', 0o600));
    // The mode above is for a new file; a device such as /dev/null keeps its own.
    this.#try(() => {
      if (fstatSync(this.#descriptor).isFile()) fchmodSync(this.#descriptor, 0o600);
    });
  }

  /** Adds a line. Only whole lines reach the file, some dozens at a time. */
  add(rejection: Rejection): void {
    const line = Buffer.from(`${rejectLine(rejection)}\n`);
    this.#waiting.push(line);
    this.#waitingBytes += line.length;
    if (this.#waitingBytes >= bufferBytes) this.#flush();
  }

  /** Writes what waits and closes the file. */
  close(): void {
    try {
      this.#flush();
    } finally {
      this.#try(() => closeSync(this.#descriptor));
    }
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#try(() => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
    });
  }

  #try<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      const {code: reason = 'unknown'} = error as NodeJS.ErrnoException;
      throw problem('ERR_INGEST_NO_OUTPUT', {output: this.#file, reason}, {cause: error});
    }
  }
}

/** Prints a rejection as JSON on one line, the datum in it as it came. */
export function rejectLine(rejection: Rejection): string {
  const {index, file, byte, line, datum, bytes, datumAltered} = rejection;
  const errors = rejection.errors.map(({code, pointer, detail}) => ({code, pointer, detail}));
  const head = JSON.stringify({index, file, byte, line, errors}).slice(0, -1);
  if (datum === undefined) return `${head},"datum":null,"bytes":${bytes ?? null}}`;
  return `${head},"datum":${datum}${datumAltered ? ',"datumAltered":true' : ''}}`;
}
