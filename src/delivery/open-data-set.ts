import {amend, IngestError, problem} from '../errors.js';
import {publish} from '../events.js';
import type {Ledger} from '../ledger/index.js';
import type {Connection} from '../tidepool/client.js';
import {
  type DataSetDescription,
  getDataSet,
  probeDataSet,
  SetReply,
} from '../tidepool/data-sets.js';
import {findDeduplicator} from '../tidepool/deduplicator.js';
import {deduplicatorOf, makeOpening, type Opening, type OpeningBody} from '../tidepool/opening.js';
import {describeFaults, expectReply} from '../tidepool/reply.js';
import {type Courier, type CourierOptions, courierOf, giveUp, Tries} from './courier.js';
import {DataSet} from './data-set.js';

/** Whose data set, what it is opened with, and how to reach the platform. */
export type OpenOptions = Opening &
  Connection &
  CourierOptions & {
    readonly userId: string;
    /** Where the set and its batches are noted; in memory where absent. */
    readonly ledger?: Ledger | undefined;
  };

/**
 * Opens a data set under an id of our own, so that a lost answer does no harm. Throws `ERR_INGEST_USAGE`
 * before it sends anything when what the deduplicator or the platform needs is missing, and as well when
 * the platform refuses the template.
 */
export async function openDataSet(options: OpenOptions): Promise<DataSet> {
  const {userId, ledger, signal} = options;
  const opening = makeOpening(options);
  const courier = courierOf(options);
  const deduplicator = deduplicatorOf(options);
  courier.routes.ofUser(userId); // refuses an impossible user before anything is noted
  ledger?.noteSet(opening.id, 'opening', opening.deviceId ?? null);
  const began = performance.now();
  const id = await open(opening, {...options, courier});
  publish('tidepool-ingest:open', () => ({
    dataSetId: id,
    milliseconds: performance.now() - began,
  }));
  ledger?.noteSet(opening.id, 'open');
  const device = {deviceId: opening.deviceId};
  return new DataSet(id, {courier, userId, device, deduplicator, ledger, signal});
}

type Way = Omit<OpenOptions, 'client'> & {readonly courier: Courier};

async function open({id, body}: OpeningBody, options: Way): Promise<string> {
  const {userId, session, courier, signal} = options;
  const path = courier.routes.ofUser(userId);
  for (const tries = new Tries(); ; ) {
    const outcome = await courier
      .try('POST', path, {body, signal, expect: SetReply})
      .catch(error => {
        throw mayExist(id, error);
      });
    if (outcome.is === 'answered') {
      const {reply} = outcome;
      if (reply.status === 400 && session && reply.faults.length > 0) {
        throw problem('ERR_INGEST_USAGE', {
          message: `the platform refuses the session template: ${describeFaults(reply.faults)}.`,
        });
      }
      return expectReply(reply, SetReply).data.uploadId;
    }
    tries.count(outcome);
    if (outcome.is === 'doubtful' && (await wasOpened(id, courier)) === 'yes') return id;
    await courier.pause(outcome, tries, signal).catch(() => {
      throw mayExist(id, giveUp(outcome, tries));
    });
  }
}

/** Looks whether an open that was not answered has happened: the platform answers a second one with a failure. */
async function wasOpened(id: string, client: Courier): Promise<'yes' | 'no'> {
  const found = await describe(id, client).catch(error => {
    throw mayExist(id, error);
  });
  if (found === 'unknown') return 'no';
  if (found !== 'unreadable') {
    // One whose open failed half-way has no version yet: it can be used if it is a normal one.
    const usable = found.deduplicator?.version !== undefined || found.dataSetType !== 'continuous';
    if (usable && !found.deletedTime) return 'yes';
    throw problem('ERR_INGEST_NOT_OPEN', {dataSetId: id, state: 'unusable'});
  }
  const state = await probeDataSet(id, {client});
  if (state === 'open') return 'yes';
  if (state === 'unknown') return 'no';
  throw problem('ERR_INGEST_NOT_OPEN', {dataSetId: id, state});
}

/** Describes a set as far as this account may read it. */
export async function describe(
  id: string,
  client: Courier,
): Promise<DataSetDescription | 'unknown' | 'unreadable'> {
  return getDataSet(id, {client}).catch(error => {
    const {status} = (error as IngestError).answer ?? {};
    if (status === 404) return 'unknown';
    if (status === 403) return 'unreadable';
    throw error;
  });
}

function mayExist(id: string, error: unknown): unknown {
  const isDoubtful = error instanceof IngestError && /service|cancelled/.test(error.fault);
  return isDoubtful ? amend(error, `Data set ${id} may exist all the same, without data.`) : error;
}

/**
 * Takes up an open data set. Throws `ERR_INGEST_NOT_OPEN` where it takes no data. Its device is read
 * where the account may; where not, the first batch tells it.
 */
export async function resumeDataSet(
  id: string,
  options: Connection &
    CourierOptions & {
      readonly userId: string;
      readonly deduplicator?: string | undefined;
      readonly ledger?: Ledger | undefined;
    },
): Promise<DataSet> {
  const {userId, ledger, signal} = options;
  const courier = courierOf(options);
  const found = await describe(id, courier);
  // One that is deleted takes data all the same, and hides them (reference: session, 9.2).
  if (typeof found === 'object' && found.deletedTime) {
    throw problem('ERR_INGEST_NOT_OPEN', {dataSetId: id, state: 'deleted'});
  }
  const state = await probeDataSet(id, {client: courier});
  if (found === 'unknown' || state !== 'open') {
    throw problem('ERR_INGEST_NOT_OPEN', {dataSetId: id, state});
  }
  const readable = typeof found === 'object' ? found : undefined;
  const name = readable?.deduplicator?.name ?? options.deduplicator;
  const device = readable ? {deviceId: readable.deviceId} : 'unreadable';
  const deduplicator = name === undefined ? undefined : findDeduplicator(name);
  return new DataSet(id, {courier, userId, device, deduplicator, ledger, signal});
}
