import {subscribe, unsubscribe} from 'node:diagnostics_channel';
import type {IngestEvents} from '../../events.js';
import {duration} from '../../print/numbers.js';

type Wait = IngestEvents['tidepool-ingest:wait'];

/** Listens to what happens between the counts: repeated requests, waits, and the first reading of an export. */
export class Events {
  retries = 0;
  /** Records of the first reading so far. */
  reads = 0;
  #wait: (Wait & {readonly until: number}) | undefined;
  readonly #listeners: readonly [string, (event: unknown) => void][];

  constructor(reads: 'once' | 'twice') {
    this.#listeners = [
      ['tidepool-ingest:retry', () => this.retries++],
      ['tidepool-ingest:wait', event => this.#noteWait(event as Wait)],
      ...(reads === 'twice' ? [this.#firstReading] : []),
    ];
    for (const [name, listener] of this.#listeners) subscribe(name, listener);
  }

  /** What is waited for now, and how long still. */
  get wait(): string | undefined {
    const wait = this.#wait;
    const left = wait ? wait.until - performance.now() : 0;
    return wait && left > 0 ? `waits ${duration(left / 1_000)}: ${reasonOf(wait)}` : undefined;
  }

  close(): void {
    for (const [name, listener] of this.#listeners) unsubscribe(name, listener);
  }

  readonly #firstReading: [string, (event: unknown) => void] = [
    'tidepool-ingest:read',
    event => {
      this.reads += (event as IngestEvents['tidepool-ingest:read']).records;
    },
  ];

  /** Of several requests that wait, the last one to go on is told of. */
  #noteWait(wait: Wait): void {
    const until = performance.now() + wait.milliseconds;
    if (!this.#wait || until > this.#wait.until) this.#wait = {...wait, until};
  }
}

function reasonOf({reason, status}: Wait): string {
  if (reason === 'busy') return `the server is busy (${status ?? 429})`;
  return status === undefined ? 'no answer' : `the server failed (${status})`;
}
