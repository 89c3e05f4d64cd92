import type {Batch} from '../../block.js';
import type {DataSet} from '../../delivery/data-set.js';
import {problem} from '../../errors.js';
import type {Requester} from '../../tidepool/client.js';
import type {DataSetSummary} from '../options.js';

/** Where the batches of a run go, and what is done there at the end. */
export interface Target {
  /** Takes up what is there already: what an earlier process has left, or the one set to be filled. */
  begin(): Promise<void>;
  /** Device of its only data set, where that is known beforehand. */
  readonly deviceId: string | undefined;
  /** Gives the data set of a batch. */
  readonly for: (batch: Batch) => DataSet | Promise<DataSet>;
  /**
   * Ends a run that went well; `again` asks to send the batches once more that are settled nowhere. Once all
   * are settled it calls `beforeClose`, which may throw, and only then closes anything.
   */
  end(input: 'can be read again' | 'is gone', beforeClose: () => void): Promise<'done' | 'again'>;
  /** Takes back what the run opened, as far as that is possible. */
  undo(client: Requester): Promise<void>;
  readonly summaries: DataSetSummary[];
  /** Sets whose close was not answered, and which only the list shows to be closed. */
  readonly confirmedByList: number;
}

/** Makes the error of a set to which some data must be sent once more, when nobody has them any more. */
export const inputIsGone = (dataSetId: string) =>
  problem('ERR_INGEST_UNFINISHED', {
    dataSetId,
    reason:
      'an answer was lost or the platform failed, so some of its data must be sent once more, and the input was read and is gone. Start over with a file, or with --state',
  });
