import {type Transform, Writable} from 'node:stream';
import {addFingerprints} from '../../batches/fingerprint.js';
import type {Batch, Block, Rejection} from '../../block.js';
import {AttemptIds} from '../../delivery/attempt-ids.js';
import {Bodies} from '../../delivery/bodies.js';
import {createNonce} from '../../ledger/index.js';
import type {UploadStats} from '../../stages/upload.js';
import {toTransform} from '../../streams/to-transform.js';
import {makeOpening} from '../../tidepool/opening.js';
import {createRoutes} from '../../tidepool/routes.js';
import type {IngestOptions} from '../options.js';
import {openingOf, type SessionOf} from '../target/opening-of.js';
import {routingOf} from '../target/routing.js';
import type {Plan, PlannedDataSet, PlannedRequest} from './plan.js';
import {Tally} from './tally.js';

/** Stands where an upload would be done, and notes what it would do. */
export class Planning {
  readonly #options: IngestOptions;
  readonly #sessionOf: SessionOf;
  readonly #tally: Tally;
  readonly #routes = createRoutes('data_sets');
  readonly #ids = new AttemptIds(createNonce());
  readonly #sets = new Map<string | undefined, {id: string; planned: PlannedDataSet}>();
  #requests = 0;
  #bytes = 0;

  constructor(options: IngestOptions, sessionOf: SessionOf) {
    this.#options = options;
    this.#sessionOf = sessionOf;
    this.#tally = new Tally(options.keepIds ? 'kept' : 'fresh');
  }

  /** Makes the stage that counts the data that are accepted. */
  watch(): Transform {
    return toTransform<Block, Block>((block, push) => {
      for (const item of block.items) this.#tally.accept(item);
      push(block);
    });
  }

  /** Counts a datum that is not. */
  reject(rejection: Rejection): void {
    this.#tally.reject(rejection);
  }

  /** Makes the end of the stages: takes batches as `upload` would. */
  sink(onProgress: (stats: Readonly<UploadStats>) => void): Writable {
    const stats: UploadStats = {uploaded: 0, batches: 0, retries: 0, bytes: 0, fingerprint: 0};
    return new Writable({
      objectMode: true,
      highWaterMark: 1,
      write: (batch: Batch, _encoding, done) => {
        stats.uploaded += batch.entries.sumOf('records');
        stats.batches++;
        stats.bytes += batch.body.length;
        const own = batch.entries.sumOf('fingerprint');
        stats.fingerprint = addFingerprints([stats.fingerprint, own]);
        this.#plan(batch);
        onProgress(stats);
        batch.release?.();
        done();
      },
    });
  }

  /** Plans the closes, and tells all. */
  end(): Plan {
    for (const {id, planned} of this.#sets.values()) {
      if (planned.end === 'left open') continue;
      const body = Buffer.from(JSON.stringify({dataState: 'closed'}));
      const path = this.#routes.dataSet(id);
      this.#note(planned, {what: 'close', method: 'PUT', path, dataSetId: id, data: 0, body});
    }
    const {kinds, devices, errors, warnings, from, to, duplicates} = this.#tally.summary;
    return {
      ...{kinds, devices, errors, warnings, from, to, duplicates},
      dataSets: [...this.#sets.values()].map(({planned}) => planned),
      ...{requests: this.#requests, bytes: this.#bytes},
    };
  }

  /** The warnings by field, with the first places. */
  get warnings() {
    return this.#tally.warnings.groups;
  }

  #plan(batch: Batch): void {
    const {id, planned} = this.#setOf(batch);
    const body = this.#options.onRequest ? this.#bodyOf(batch) : batch.body;
    const data = batch.entries.sumOf('records');
    planned.batches++;
    planned.data += data;
    planned.bytes += body.length;
    const path = this.#routes.data(id);
    this.#note(planned, {what: 'data', method: 'POST', path, dataSetId: id, data, body});
  }

  /** The body of the first attempt: ids have their room already, so only who looks at it needs them. */
  #bodyOf(batch: Batch): Buffer {
    const places = [...Array(batch.entries.length).keys()];
    return new Bodies(batch, batch.number, this.#ids).body(1, places);
  }

  #setOf(batch: Batch): {id: string; planned: PlannedDataSet} {
    const {dataSetId = null, close, userId} = this.#options;
    const routing = routingOf(this.#options);
    const key = routing.dataSets === 'one' ? undefined : batch.deviceId;
    const known = this.#sets.get(key);
    if (known) return known;
    const opening =
      dataSetId === null
        ? makeOpening(openingOf(batch, this.#options, routing, this.#sessionOf))
        : undefined;
    const planned: PlannedDataSet = {
      ...{dataSetId, deviceId: opening?.deviceId ?? batch.deviceId ?? null},
      ...{opening: opening?.body ?? null, batches: 0, data: 0, bytes: 0},
      end: close === false || dataSetId !== null ? 'left open' : 'closed',
    };
    const id = opening?.id ?? dataSetId!;
    this.#sets.set(key, {id, planned});
    if (opening) {
      const body = Buffer.from(JSON.stringify(opening.body));
      const path = this.#routes.ofUser(userId);
      this.#note(planned, {what: 'open', method: 'POST', path, dataSetId: id, data: 0, body});
    }
    return {id, planned};
  }

  #note({deviceId}: PlannedDataSet, request: Omit<PlannedRequest, 'deviceId'>): void {
    this.#requests++;
    this.#bytes += request.body.length;
    this.#options.onRequest?.({...request, deviceId});
  }
}
