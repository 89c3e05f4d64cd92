import type {Courier} from '../../delivery/courier.js';
import {type DataSet, mayBeDoubled} from '../../delivery/data-set.js';
import {resumeDataSet} from '../../delivery/open-data-set.js';
import type {Ledger} from '../../ledger/index.js';
import type {DataSetSummary, IngestOptions} from '../options.js';
import {inputIsGone, type Target} from './target.js';

/** A data set of somebody else's session: it is filled, and neither closed nor deleted. */
export class OneDataSet implements Target {
  readonly #courier: Courier;
  readonly #ledger: Ledger;
  readonly #options: IngestOptions & {readonly dataSetId: string};
  readonly confirmedByList = 0;
  #dataSet: DataSet | undefined;

  constructor(
    courier: Courier,
    ledger: Ledger,
    options: IngestOptions & {readonly dataSetId: string},
  ) {
    this.#courier = courier;
    this.#ledger = ledger;
    this.#options = options;
  }

  async begin(): Promise<void> {
    const {dataSetId, userId, deduplicator} = this.#options;
    const of = {client: this.#courier, ledger: this.#ledger, userId, deduplicator};
    this.#dataSet = await resumeDataSet(dataSetId, of);
  }

  get deviceId(): string | undefined {
    return this.#dataSet?.deviceId;
  }

  readonly for = () => this.#dataSet!;

  async end(
    input: 'can be read again' | 'is gone',
    beforeClose: () => void,
  ): Promise<'done' | 'again'> {
    const {id, left} = this.#dataSet!;
    if (left === 'a new set') throw mayBeDoubled(id);
    if (left === 'to send again') {
      if (input === 'is gone') throw inputIsGone(id);
      return 'again';
    }
    beforeClose();
    if (!this.#ledger.end) await this.#dataSet!.sweep();
    return 'done';
  }

  async undo(): Promise<void> {}

  get summaries(): DataSetSummary[] {
    if (!this.#dataSet) return [];
    const {id: dataSetId, deviceId = null} = this.#dataSet;
    const state = this.#dataSet.state === 'closed' ? 'closed' : 'open';
    return [{dataSetId, deviceId, state, uploaded: this.#ledger.set(dataSetId)?.stored ?? 0}];
  }
}
