import type {Batch} from '../block.js';
import type {Client} from '../tidepool/client.js';
import type {DataSet} from '../tidepool/data-set.js';
import type {DataSetSummary} from './options.js';

/** Where the batches of a run go, and what is done there at the end. */
export interface Target {
  /** Device of its only data set, where that is known beforehand. */
  readonly deviceId: string | undefined;
  /** Gives the data set of a batch. */
  readonly for: (batch: Batch) => DataSet | Promise<DataSet>;
  /** Ends a run that went well. */
  end(): Promise<void>;
  /** Takes back what the run opened, as far as that is possible. */
  undo(client: Client): Promise<void>;
  readonly summaries: DataSetSummary[];
}
