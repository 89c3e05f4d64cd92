import {isRight} from 'fp-ts/lib/Either.js';
import {type IngestError, problem} from '../errors.js';
import {
  DataSetDescription,
  type DataSetState,
  getDataSet,
  probeDataSet,
} from '../tidepool/data-sets.js';
import type {Courier} from './courier.js';

/**
 * Looks whether an open that was not answered has happened: the platform answers a second one with a
 * failure. `unusable` is a set whose open failed half-way.
 */
export async function lookUp(id: string, client: Courier): Promise<DataSetState | 'deleted'> {
  const found = await describe(id, client);
  if (found === 'unknown') return 'unknown';
  if (found !== 'unreadable') {
    if (found.deletedTime) return 'deleted';
    // One whose open failed half-way has no version yet: it can be used if it is a normal one, for its
    // deduplicator has a name that the platform knows (reference: session, 13.2).
    const isWhole = found.deduplicator?.version !== undefined;
    return isWhole || found.dataSetType !== 'continuous' ? 'open' : 'unusable';
  }
  // Only its own user may read it: who uploads for somebody else asks by sending no data.
  return probeDataSet(id, {client});
}

/**
 * Looks whether somebody has deleted a set: one that is deleted takes data all the same, and can even be closed
 * (reference: session, 9.2). It asks once, and lets pass what it cannot find out: what comes next tells of
 * all else. Throws `ERR_INGEST_SET_GONE`.
 */
export async function expectNotDeleted(id: string, courier: Courier): Promise<void> {
  const path = courier.routes.description(id);
  const outcome = await courier.try('GET', path, {expect: DataSetDescription});
  const found = outcome.is === 'answered' && DataSetDescription.decode(outcome.reply.json);
  if (found && isRight(found) && found.right.deletedTime) throw gone(id, 'deleted');
}

/** Makes the error of a set with which somebody else has done something. */
export const gone = (dataSetId: string, what: 'closed' | 'deleted' | 'opened again' | 'removed') =>
  problem('ERR_INGEST_SET_GONE', {dataSetId, what});

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
