import {Causes} from '../advice/causes.js';
import type {Rejection} from '../block.js';
import {problem} from '../errors.js';
import {RejectsFile} from './rejects-file.js';
import {isSameFile} from './same-file.js';

/** Takes the refused data of a run: counts their causes, and writes them where a file is named. */
export class Rejections {
  readonly causes = new Causes();
  readonly #name: string | undefined;
  #file: RejectsFile | undefined;

  /** Throws `ERR_INGEST_USAGE` if the file is one of the input. */
  constructor(file: string | undefined, input: readonly string[]) {
    if (file === undefined) return;
    if (input.some(name => isSameFile(name, file))) {
      throw problem('ERR_INGEST_USAGE', {
        message: `--rejects names ${file}, a file of the input: it would be overwritten.`,
      });
    }
    this.#name = file;
  }

  /** Empties the file; throws `ERR_INGEST_NO_OUTPUT` if it cannot be written. */
  readonly open = (): void => {
    if (this.#name !== undefined) this.#file = new RejectsFile(this.#name);
  };

  /** Takes one. */
  readonly add = (rejection: Rejection): void => {
    this.causes.add(rejection);
    this.#file?.add(rejection);
  };

  /** Writes what is left. */
  close(): void {
    this.#file?.close();
  }
}
