import {Writable} from 'node:stream';
import {addFingerprints} from '../batches/fingerprint.js';
import type {Batch, Rejection} from '../block.js';
import type {DataSet} from '../delivery/data-set.js';
import {amend, checkCount, problem} from '../errors.js';
import {defaults} from '../options.js';
import {count} from '../print/numbers.js';

/** Where batches go, and how. */
export interface UploadOptions {
  /** The one data set of all batches. */
  readonly dataSet?: DataSet | undefined;
  /** Or the data set of each; asked in the order of the batches. */
  readonly dataSetFor?: ((batch: Batch) => DataSet | Promise<DataSet>) | undefined;
  /** Batches in flight. */
  readonly concurrency?: number | undefined;
  /** Cancels what is in flight and fails the stream. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that batches in flight get to end well when the stream fails or is cancelled (none). */
  readonly grace?: number | undefined;
  /** Called with each datum that the platform refused; the rest of its batch is stored. */
  readonly onReject?: ((rejection: Rejection) => void) | undefined;
  /** Called after each batch that is stored. */
  readonly onProgress?: ((stats: Readonly<UploadStats>) => void) | undefined;
}

/** What is stored so far; it moves while the stream runs. */
export interface UploadStats {
  /** Data confirmed by the platform. */
  uploaded: number;
  /** Batches answered. */
  batches: number;
  /** Bodies sent again. */
  retries: number;
  /** Bytes of bodies sent. */
  bytes: number;
  /** Sum of the stored data's fingerprints modulo 2^32. */
  fingerprint: number;
}

/**
 * Makes the stream that sends batches, some at a time, and takes a new one only when there is room.
 * The first failure ends it, with an error that says what is stored; it finishes when all are answered.
 */
export function upload(options: UploadOptions): UploadStream {
  return new UploadStream(options);
}

/** An object stream of `Batch`. */
export class UploadStream extends Writable {
  readonly stats: UploadStats = {uploaded: 0, batches: 0, retries: 0, bytes: 0, fingerprint: 0};
  readonly #options: UploadOptions;
  readonly #concurrency: number;
  readonly #stop = new AbortController();
  readonly #cancel = () => void this.destroy(this.#explain(problem('ERR_INGEST_CANCELLED', {})));
  #inFlight = 0;
  /** Goes on once a batch is answered: the next write, or the end. */
  #resume: (() => void) | undefined;

  constructor(options: UploadOptions) {
    // One batch waits while others are in flight: a batch is megabytes.
    super({objectMode: true, highWaterMark: 1});
    if (!options.dataSet === !options.dataSetFor) {
      throw problem('ERR_INGEST_USAGE', {
        message: 'upload: expected either dataSet or dataSetFor.',
      });
    }
    this.#options = options;
    this.#concurrency = options.concurrency ?? defaults.concurrency;
    checkCount('concurrency', this.#concurrency);
    // Not at once: a stream that is destroyed before it is piped to fails where nobody listens.
    if (options.signal?.aborted) process.nextTick(this.#cancel);
    options.signal?.addEventListener('abort', this.#cancel, {once: true});
  }

  override _write(batch: Batch, _encoding: BufferEncoding, done: () => void): void {
    this.#inFlight++;
    this.#send(batch).then(
      () => {
        this.#inFlight--;
        this.#resume?.();
      },
      error => {
        this.#inFlight--;
        // Before anyone goes on: with the last batch in flight that would be a good end.
        this.destroy(this.#explain(error));
        this.#resume?.();
      },
    );
    this.#when(() => this.#inFlight < this.#concurrency, done);
  }

  override _final(done: () => void): void {
    this.#when(() => this.#inFlight === 0, done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#resume = undefined; // whoever waited to write or to finish waits no more
    this.#options.signal?.removeEventListener('abort', this.#cancel);
    const {grace = 0} = this.#options;
    if (grace === 0) {
      this.#stop.abort();
      done(error);
      return;
    }
    const timer = setTimeout(() => this.#stop.abort(), grace);
    this.#when(
      () => this.#inFlight === 0,
      () => {
        clearTimeout(timer);
        done(error);
      },
    );
  }

  /** Calls once a condition holds; only one caller waits at a time. */
  #when(holds: () => boolean, call: () => void): void {
    this.#resume = undefined;
    if (holds()) call();
    else this.#resume = () => this.#when(holds, call);
  }

  async #send(batch: Batch): Promise<void> {
    const {dataSet, dataSetFor, onReject, onProgress} = this.#options;
    const target = dataSet ?? (await dataSetFor!(batch));
    const appended = await target.append(batch, {signal: this.#stop.signal});
    const {stats} = this;
    stats.uploaded += appended.stored;
    stats.batches++;
    stats.retries += appended.retries;
    stats.bytes += appended.bytes;
    stats.fingerprint = addFingerprints([stats.fingerprint, appended.fingerprint]);
    if (onReject) for (const rejection of appended.rejections) onReject(rejection);
    batch.release?.();
    onProgress?.(stats);
  }

  /** Adds to an error what is stored, and what to do about it; of several sets whoever gave them knows more. */
  #explain(error: unknown): Error {
    const {dataSet} = this.#options;
    if (!dataSet) return error as Error;
    const stored = count(this.stats.uploaded);
    const sentences = [
      this.#inFlight > 0 && `Batches under way (${this.#inFlight}) may be stored as well.`,
      `${stored} data are known to be stored, in data set ${dataSet.id}, which is open and so not visible.`,
      'Delete what was opened, then start over.',
    ];
    return amend(error, sentences.filter(Boolean).join(' ')) as Error;
  }
}
