import {randomBytes} from 'node:crypto';
import type {Batch} from '../block.js';
import type {Client} from '../tidepool/client.js';
import type {DataSet} from '../tidepool/data-set.js';
import {deleteDataSet} from '../tidepool/data-sets.js';
import {openDataSet} from '../tidepool/open-data-set.js';
import {deviceTagsOf} from './device-tags.js';
import type {OpenInput} from './open-input.js';
import type {DataSetSummary, IngestOptions} from './options.js';
import {type Routing, routingOf} from './routing.js';
import type {Target} from './target.js';

/** The data sets of one run: opened at the first batch for them, closed together, deleted if the run fails. */
export class RunDataSets implements Target {
  readonly #options: IngestOptions;
  readonly #client: Client;
  readonly #routing: Routing;
  readonly #sessions: OpenInput['sessions'];
  readonly deviceId = undefined;
  readonly #opened: OpenedSet[] = [];
  readonly #byDevice = new Map<string | undefined, Promise<DataSet>>();

  /** `sessions`: what an export says of the data set of each device; the template says more. */
  constructor(client: Client, options: IngestOptions, sessions: OpenInput['sessions']) {
    this.#sessions = sessions;
    this.#client = client;
    this.#options = options;
    this.#routing = routingOf(options);
  }

  /** Gives the data set that a batch belongs to. */
  readonly for = (batch: Batch): Promise<DataSet> => {
    const key = this.#routing.dataSets === 'one' ? undefined : batch.deviceId;
    let dataSet = this.#byDevice.get(key);
    if (!dataSet) {
      dataSet = this.#open(batch);
      this.#byDevice.set(key, dataSet);
    }
    return dataSet;
  };

  /** Closes every set, one after the other, and confirms each; unless they shall stay open. */
  async end(): Promise<void> {
    if (this.#options.close === false) return;
    for (const {dataSet} of this.#opened) await dataSet?.close();
  }

  /** Deletes every set, also those whose opening was never answered; what fails stays as it is. */
  async undo(client: Client): Promise<void> {
    const deletions = this.#opened.map(async opened => {
      await deleteDataSet(opened.id, {client});
      opened.fate = 'deleted';
    });
    await Promise.allSettled(deletions);
  }

  get summaries(): DataSetSummary[] {
    return this.#opened.map(({id, deviceId, dataSet, fate}) => ({
      dataSetId: id,
      deviceId: deviceId ?? null,
      state: fate ?? stateOf(dataSet),
      uploaded: fate === 'deleted' ? 0 : (dataSet?.uploaded ?? 0),
    }));
  }

  async #open(batch: Batch): Promise<DataSet> {
    const {userId, deduplicator} = this.#options;
    const dataSetId = randomBytes(16).toString('hex');
    // One set for whatever device names none: it would be wrong for the others.
    const {dataSets, otherDevices} = this.#routing;
    const mixed = dataSets === 'one' && otherDevices === 'allow';
    const deviceId = mixed ? undefined : batch.deviceId;
    const described = deviceId === undefined ? undefined : this.#sessions.get(deviceId);
    const session = {...described, ...this.#options.session};
    // Noted before it is asked for: an opening whose answer is lost must be deleted too.
    const opened: OpenedSet = {id: dataSetId, deviceId};
    this.#opened.push(opened);
    opened.dataSet = await openDataSet({
      ...{client: this.#client, userId, session, deduplicator, dataSetId, deviceId},
      deviceTags: deviceTagsOf(batch.entries.map(({kind}) => kind)),
    });
    opened.id = opened.dataSet.id;
    opened.deviceId = opened.dataSet.deviceId;
    return opened.dataSet;
  }
}

interface OpenedSet {
  id: string;
  deviceId: string | undefined;
  dataSet?: DataSet;
  fate?: 'deleted';
}

function stateOf(dataSet: DataSet | undefined): DataSetSummary['state'] {
  const state = dataSet?.state;
  return state === 'open' || state === 'closed' || state === 'deleted' ? state : 'unknown';
}
