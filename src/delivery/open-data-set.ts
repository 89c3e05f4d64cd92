import {amend, IngestError, problem} from '../errors.js';
import {publish} from '../events.js';
import type {Ledger} from '../ledger/index.js';
import type {Connection} from '../tidepool/client.js';
import {probeDataSet, SetReply} from '../tidepool/data-sets.js';
import {findDeduplicator} from '../tidepool/deduplicator.js';
import {deduplicatorOf, makeOpening, type Opening, type OpeningBody} from '../tidepool/opening.js';
import {describeFaults, expectReply} from '../tidepool/reply.js';
import {type Courier, type CourierOptions, courierOf, giveUp, Tries} from './courier.js';
import {DataSet, type DataSetOptions} from './data-set.js';
import {deleteSet} from './delete-set.js';
import {describe, lookUp} from './look-up.js';

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
  const courier = courierOf(options);
  const deduplicator = deduplicatorOf(options);
  courier.routes.ofUser(userId); // refuses an impossible user before anything is noted
  for (let way: Way = {...options, courier}; ; way = {...way, dataSetId: undefined}) {
    const opening = makeOpening(way);
    const began = performance.now();
    await ledger?.announceSet(opening.id, 'opening', opening.deviceId ?? null);
    const tries = new Tries();
    const id = await open(opening, way, tries).catch(error => {
      if (isNever(error, tries)) ledger?.forgetSet(opening.id);
      throw error;
    });
    if (id === 'unusable') {
      await discard(opening.id, way);
      continue;
    }
    publish('tidepool-ingest:open', () => ({
      dataSetId: id,
      milliseconds: performance.now() - began,
    }));
    ledger?.noteSet(opening.id, 'open');
    const device = {deviceId: opening.deviceId};
    return new DataSet(id, {courier, userId, device, deduplicator, ledger, signal});
  }
}

type Way = Omit<OpenOptions, 'client'> & {readonly courier: Courier};

/** Gives the id of the open set; `unusable` where only another one will do. */
async function open(
  {id, body}: OpeningBody,
  options: Way,
  tries: Tries,
): Promise<string | 'unusable'> {
  const {userId, session, courier, signal} = options;
  const path = courier.routes.ofUser(userId);
  for (;;) {
    const outcome = await courier
      .try('POST', path, {body, signal, expect: SetReply})
      .catch(error => {
        throw mayExist(id, error, tries);
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
    if (outcome.is === 'doubtful' && tries.lost > 0) {
      const found = await lookUp(id, courier).catch(error => {
        throw mayExist(id, error, tries);
      });
      if (found === 'open') return id;
      if (found === 'unusable') return found;
      if (found !== 'unknown') throw problem('ERR_INGEST_NOT_OPEN', {dataSetId: id, state: found});
    }
    await courier.pause(outcome, tries, signal).catch(() => {
      throw mayExist(id, giveUp(outcome, tries), tries);
    });
  }
}

/** Deletes a set whose open failed half-way; one with an id of the template's cannot be opened under another. */
async function discard(id: string, {courier, ledger, session}: Way): Promise<void> {
  await deleteSet(id, {client: courier, ledger});
  if (session?.id === id) throw problem('ERR_INGEST_NOT_OPEN', {dataSetId: id, state: 'unusable'});
}

/** Whether nothing was opened for certain: a 4xx stores nothing, and what was not sent does not either. */
function isNever(error: unknown, {lost}: Tries): boolean {
  if (lost > 0 || !(error instanceof IngestError)) return false;
  if (error.sent === 'nothing' || /authentication|usage/.test(error.fault)) return true;
  const {status = 0} = error.answer ?? {};
  return status >= 400 && status < 500;
}

function mayExist(id: string, error: unknown, tries: Tries): unknown {
  const isDoubtful = error instanceof IngestError && /service|cancelled/.test(error.fault);
  return isDoubtful && !isNever(error, tries)
    ? amend(error, `Data set ${id} may exist all the same, without data.`)
    : error;
}

/**
 * Takes up an open data set. Throws `ERR_INGEST_NOT_OPEN` where it takes no data, unless its ledger says
 * that it needs none. Its device is read where the account may; where not, the first batch tells it.
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
  const closed = state === 'closed' && ledger?.end !== undefined;
  if (found === 'unknown' || !(state === 'open' || closed)) {
    throw problem('ERR_INGEST_NOT_OPEN', {dataSetId: id, state});
  }
  const readable = typeof found === 'object' ? found : undefined;
  const name = readable?.deduplicator?.name ?? options.deduplicator;
  const device = readable ? {deviceId: readable.deviceId} : 'unreadable';
  const deduplicator = name === undefined ? undefined : findDeduplicator(name);
  const where: DataSetOptions = {courier, userId, device, deduplicator, ledger, signal};
  return new DataSet(id, where, closed ? 'closed' : 'open');
}
