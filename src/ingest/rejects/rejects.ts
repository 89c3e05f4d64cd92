import type {Rejection} from '../../block.js';
import {problem} from '../../errors.js';
import type {IngestOptions, RejectLimit} from '../options.js';
import type {Summing} from '../summing.js';
import type {RejectsFile} from './file.js';
import {Places} from './places.js';

/** Data read before a percentage means anything. */
const leastRead = 1_000;

/** Counts and hands on the refused data of a run, each once however often its batch is looked at. */
export class Rejects {
  readonly #summing: Summing;
  readonly #limit: RejectLimit | undefined;
  readonly #onReject: IngestOptions['onReject'];
  readonly #file: RejectsFile | undefined;
  readonly #byPlatform = new Places();

  constructor(
    summing: Summing,
    {maxRejects, onReject}: Pick<IngestOptions, 'maxRejects' | 'onReject'>,
    file: RejectsFile | undefined,
  ) {
    this.#summing = summing;
    this.#limit = maxRejects;
    this.#onReject = onReject;
    this.#file = file;
  }

  /** Takes a datum refused by us. Throws `ERR_INGEST_TOO_MANY_REJECTS`. */
  readonly add = (rejection: Rejection): void => {
    this.#summing.reject(rejection);
    this.#onReject?.(rejection);
    this.#file?.add(rejection);
    const {read, rejected} = this.#summing;
    const limit = this.#exceeded(read, rejected);
    if (limit) throw problem('ERR_INGEST_TOO_MANY_REJECTS', {read, rejected, limit});
  };

  /** Takes one refused by the platform: a batch that is gone through again brings it again. */
  readonly addOfPlatform = (rejection: Rejection): void => {
    if (this.#byPlatform.has(rejection.index)) return;
    this.#byPlatform.add(rejection.index);
    this.add(rejection);
  };

  #exceeded(read: number, rejected: number): string | undefined {
    const limit = this.#limit;
    if (!limit) return undefined;
    if ('count' in limit) return rejected > limit.count ? `${limit.count}` : undefined;
    const tooMany = read >= leastRead && rejected * 100 > limit.percent * read;
    return tooMany ? `${limit.percent}%` : undefined;
  }
}
