import {Causes} from '../../advice/causes.js';
import type {Rejection} from '../../block.js';
import {RejectsFile} from '../../ingest/rejects/file.js';
import {mustBeApart} from '../flags/must-be-apart.js';

/** Takes the refused data of a check: counts their causes, and writes them where a file is named. */
export class Rejections {
  readonly causes = new Causes();
  readonly #file: RejectsFile | undefined;

  /** Empties the file. Throws `ERR_INGEST_USAGE` if it is one of the input, `ERR_INGEST_NO_OUTPUT`. */
  constructor(file: string | undefined, input: readonly string[]) {
    mustBeApart(file, input);
    if (file !== undefined) this.#file = new RejectsFile(file);
  }

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
