import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {guardOutput} from '../ledger/index.js';
import type {Report} from './model/report.js';
import {printReport} from './print-report.js';

/**
 * The file of a report, which only its owner may read. It is opened before the run, so that nobody works an
 * hour for a report that cannot be written; an older one stays until the new one is there.
 */
export class ReportFile {
  readonly #file: string;
  readonly #before: 'new' | 'there';
  #descriptor: number | undefined;

  /** Throws `ERR_INGEST_NO_OUTPUT`. */
  constructor(file: string) {
    this.#file = file;
    this.#before = existsSync(file) ? 'there' : 'new';
    // Not for appending: Windows does not let such a file be cut.
    const {O_WRONLY, O_CREAT} = constants;
    this.#descriptor = this.#try(() => openSync(file, O_WRONLY | O_CREAT, 0o600));
  }

  /** Writes a report: as JSON where the name ends with `.json`, else as a page. */
  async write(report: Report): Promise<void> {
    const isJson = this.#file.toLowerCase().endsWith('.json');
    const text = isJson ? `${JSON.stringify(report)}\n` : await printReport(report);
    const descriptor = this.#descriptor!;
    this.#try(() => {
      // A device such as /dev/null keeps what it is.
      if (fstatSync(descriptor).isFile()) {
        fchmodSync(descriptor, 0o600);
        ftruncateSync(descriptor);
      }
      writeFileSync(descriptor, text);
      closeSync(descriptor);
    });
    this.#descriptor = undefined;
  }

  /** Lets go of it; where nothing was written, no file is left that was not there before. */
  close(): void {
    if (this.#descriptor === undefined) return;
    closeSync(this.#descriptor);
    this.#descriptor = undefined;
    if (this.#before === 'new') rmSync(this.#file, {force: true});
  }

  #try<T>(action: () => T): T {
    return guardOutput(this.#file, action);
  }
}

/** Writes a report to a file that only its owner may read. Throws `ERR_INGEST_NO_OUTPUT`. */
export async function writeReport(file: string, report: Report): Promise<void> {
  const output = new ReportFile(file);
  try {
    await output.write(report);
  } finally {
    output.close();
  }
}
