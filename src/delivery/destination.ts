import type {Ledger} from '../ledger/index.js';
import type {Courier} from './courier.js';

/** Where a batch goes. */
export interface Destination {
  readonly courier: Courier;
  readonly ledger: Ledger;
  readonly dataSetId: string;
  /** What undoes a doubtful attempt: its ids are deleted, or the next attempt replaces its data. */
  readonly undo: 'delete' | 'replace';
  /** Whether the input can be gone through once more, for data that are to be sent last of all. */
  readonly later: 'possible' | 'never';
  readonly signal?: AbortSignal | undefined;
}
