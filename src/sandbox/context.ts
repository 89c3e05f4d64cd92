import type {Accounts} from './accounts.js';
import type {Details} from './authentication.js';
import type {Exchange} from './exchange.js';
import type {Reply} from './reply.js';
import type {Store} from './store/store.js';

/** What a handler works with: the request of a known user or service, and the store. */
export interface Context {
  readonly exchange: Exchange;
  /** Named parts of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly details: Details;
  readonly accounts: Accounts;
  readonly store: Store;
}

/** Answers a request. */
export type Handler = (context: Context) => Promise<Reply> | Reply;

/** Ends a request early with this reply. */
export class Refusal extends Error {
  constructor(readonly reply: Reply) {
    super(`refused with ${reply.status}`);
  }
}
