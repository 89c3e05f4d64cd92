import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {problem} from '../../errors.js';
import type {PlannedRequest} from '../../ingest/plan/plan.js';
import {guardOutput} from '../../ledger/index.js';

/**
 * A folder that takes the body of each request of a dry run, for its owner alone. The names of the files
 * tell the order and the data set; `requests.jsonl` tells what each is sent to.
 */
export class BodiesFolder {
  readonly #folder: string;
  #requests = 0;

  /** Makes the folder; throws `ERR_INGEST_USAGE` if it holds anything, for then nobody could tell what is new. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#try(() => mkdirSync(folder, {recursive: true, mode: 0o700}));
    if (this.#try(() => readdirSync(folder)).length > 0) {
      throw problem('ERR_INGEST_USAGE', {
        message: `--bodies: ${folder} is not empty. Name a folder that is, or one that does not exist yet.`,
      });
    }
  }

  /** Writes the body of a request, and what it is. */
  readonly add = ({body, ...request}: PlannedRequest): void => {
    const number = `${++this.#requests}`.padStart(6, '0');
    const file = `${number}-${nameOf(request.dataSetId)}-${request.what}.json`;
    const line = JSON.stringify({file, ...request, bytes: body.length});
    this.#write(file, body, 'wx');
    this.#write('requests.jsonl', `${line}\n`, 'a');
  };

  #write(name: string, content: Buffer | string, flag: 'a' | 'wx'): void {
    this.#try(() => writeFileSync(path.join(this.#folder, name), content, {flag, mode: 0o600}));
  }

  #try<T>(action: () => T): T {
    return guardOutput(this.#folder, action);
  }
}

/** What `--data-set` says may be any text; a file may not be called so everywhere. */
const nameOf = (dataSetId: string) => dataSetId.replaceAll(/[^\w-]/g, '_').slice(0, 64);
