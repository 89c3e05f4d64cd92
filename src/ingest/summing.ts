import {printFingerprint} from '../batches/fingerprint.js';
import type {Block, Rejection} from '../block.js';
import {problem} from '../errors.js';
import type {Totals} from '../ledger/index.js';
import type {PrepareReport} from '../prepare/report.js';
import type {UploadStats} from '../stages/upload.js';
import type {IngestSummary, Progress} from './options.js';
import type {Target} from './target/target.js';

/** Keeps the counts of a run while it runs, and sums them up at its end. */
export class Summing {
  readonly #started = performance.now();
  readonly #onProgress: ((progress: Progress) => void) | undefined;
  #taken = 0;
  #read = 0;
  #rejected = 0;
  #duplicates = 0;
  #collisions = 0;
  #sent: Readonly<Totals> = {uploaded: 0, batches: 0, retries: 0, bytes: 0, fingerprint: 0};

  constructor(onProgress: ((progress: Progress) => void) | undefined) {
    this.#onProgress = onProgress;
  }

  get read(): number {
    return this.#read;
  }

  get rejected(): number {
    return this.#rejected;
  }

  /** Counts the records of the blocks that are read. */
  async *watch(blocks: AsyncIterable<Block>): AsyncGenerator<Block> {
    for await (const block of blocks) {
      const records = block.items.reduce((sum, item) => sum + item.records, 0);
      this.take(records);
      this.readSome(records);
      yield block;
    }
  }

  /** Counts records where they leave the input: each of them must find its fate. */
  readonly take = (records: number): void => {
    this.#taken += records;
  };

  /** Counts records that are judged. */
  readonly readSome = (records: number): void => {
    this.#read += records;
    this.#report();
  };

  reject({records}: Rejection): void {
    this.#rejected += records;
  }

  readonly duplicate = (records: number): void => {
    this.#duplicates += records;
  };

  readonly collision = (): void => {
    this.#collisions++;
  };

  readonly upload = (stats: Readonly<UploadStats>): void => {
    this.#sent = stats;
    this.#report();
  };

  /** Goes by what a ledger knows, earlier processes included. */
  follow(totals: Readonly<Totals>): void {
    this.#sent = totals;
  }

  readonly progress = (): void => this.#report();

  /** Throws `ERR_INGEST_INTERNAL` where a record is neither uploaded nor refused nor dropped: we have lost it. */
  readonly expectFates = (): void => {
    const taken = this.#taken;
    const found = this.#sent.uploaded + this.#rejected + this.#duplicates;
    if (found === taken) return;
    throw problem('ERR_INGEST_INTERNAL', {
      reason: `${taken} data were read, and ${found} uploaded, refused or dropped`,
    });
  };

  /** Sums up a run; without a target it was a dry one. `read` counts what has found its fate. */
  summary(
    target: Target | undefined,
    report: PrepareReport | undefined,
    end: 'reached' | 'missed' = 'reached',
  ): IngestSummary {
    const {uploaded, batches, retries, bytes, fingerprint} = this.#sent;
    const all = target?.summaries ?? [];
    const dataSets = end === 'missed' ? all : all.filter(({state}) => state !== 'deleted');
    const [rejected, duplicates] = [this.#rejected, this.#duplicates];
    return {
      dataSetId: dataSets.length === 1 ? dataSets[0]!.dataSetId : null,
      state: end === 'missed' ? 'incomplete' : stateOf(target),
      read: uploaded + rejected + duplicates,
      ...{uploaded, rejected, duplicates},
      ...(this.#collisions > 0 && {warnings: {'identity-collision': this.#collisions}}),
      ...(report && {prepared: report.summary}),
      ...(target?.confirmedByList && {confirmedByList: target.confirmedByList}),
      ...{batches, retries, bytes},
      milliseconds: Math.round(performance.now() - this.#started),
      fingerprint: printFingerprint(fingerprint),
      dataSets,
    };
  }

  #report(): void {
    const {uploaded, batches, bytes} = this.#sent;
    this.#onProgress?.({read: this.#read, rejected: this.#rejected, uploaded, batches, bytes});
  }
}

function stateOf(target: Target | undefined): IngestSummary['state'] {
  if (!target) return 'dry-run';
  const states = new Set(target.summaries.map(({state}) => state));
  states.delete('deleted');
  if (states.size === 0) return 'none';
  const [state] = states;
  return states.size === 1 && (state === 'closed' || state === 'open') ? state : 'incomplete';
}
