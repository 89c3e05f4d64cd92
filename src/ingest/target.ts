import type {Batch} from '../block.js';
import type {DataSet} from '../delivery/data-set.js';
import type {Requester} from '../tidepool/client.js';
import type {DataSetSummary} from './options.js';

/** Where the batches of a run go, and what is done there at the end. */
export interface Target {
  /** Device of its only data set, where that is known beforehand. */
  readonly deviceId: string | undefined;
  /** Gives the data set of a batch. */
  readonly for: (batch: Batch) => DataSet | Promise<DataSet>;
  /** Ends a run that went well; `again` asks to send the batches once more that are settled nowhere. */
  end(input: 'can be read again' | 'is gone'): Promise<'done' | 'again'>;
  /** Takes back what the run opened, as far as that is possible. */
  undo(client: Requester): Promise<void>;
  readonly summaries: DataSetSummary[];
  /** Sets whose close was not answered, and which only the list shows to be closed. */
  readonly confirmedByList: number;
}
