import type {Outcome} from './answer.js';
import {type Exchange, HungUp} from './exchange.js';

/** A request that came, and what became of it. */
export interface LoggedRequest {
  readonly method: string;
  /** Without the query, which may hold a token. */
  readonly path: string;
  readonly trace: string;
  /** When it came, milliseconds since 1970. */
  readonly at: number;
  /** A status, and a word where it did not arrive as it should; only a word where there is none. */
  readonly answer: string;
  /** How long the answer took; so far, while it is under way. */
  readonly milliseconds: number;
}

/** Remembers the last requests to the API. */
export class RequestLog {
  private readonly entries: Entry[] = [];

  /** Notes a request, and hands back what notes its end. */
  begin(exchange: Exchange): Entry {
    const entry = new Entry(exchange);
    this.entries.push(entry);
    if (this.entries.length > kept) this.entries.shift();
    return entry;
  }

  /** Lists what is remembered, the youngest first. */
  list(): LoggedRequest[] {
    return this.entries.toReversed();
  }
}

const kept = 50;
const maxPath = 300;

class Entry implements LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly trace: string;
  readonly at = Date.now();
  answer = 'under way';
  private readonly start = performance.now();
  private taken: number | undefined;

  constructor({method, path, trace}: Exchange) {
    this.method = method;
    this.path = path.length > maxPath ? `${path.slice(0, maxPath)}...` : path;
    this.trace = trace.request;
  }

  get milliseconds(): number {
    return Math.round(this.taken ?? performance.now() - this.start);
  }

  /** Notes what is answered, before it is put on the wire. */
  answered({reply, delivery}: Outcome, {response}: Exchange): void {
    if (response.destroyed) this.end('client hung up');
    else if (delivery === 'silence') this.end('no answer');
    else
      this.end([reply?.status, arrivals[delivery]].filter(part => part !== undefined).join(', '));
  }

  failed(error: unknown): void {
    this.end(error instanceof HungUp ? 'client hung up' : 'failed');
  }

  private end(answer: string): void {
    this.answer = answer;
    this.taken = performance.now() - this.start;
  }
}

const arrivals = {
  send: undefined,
  garble: 'garbled',
  tear: 'torn',
  'hang-up': 'connection cut',
};
