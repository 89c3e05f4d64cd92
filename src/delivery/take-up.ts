import {problem} from '../errors.js';
import type {Ledger, SetRecord} from '../ledger/index.js';
import {probeDataSet} from '../tidepool/data-sets.js';
import type {Deduplicator} from '../tidepool/deduplicator.js';
import type {Courier} from './courier.js';
import {DataSet} from './data-set.js';
import {deleteSet} from './delete-set.js';
import {describe, gone, lookUp} from './look-up.js';

/** A set that an earlier process has left, and what is known of its close. */
export interface Found {
  readonly dataSet: DataSet;
  readonly close: 'none' | 'unanswered' | 'failed';
}

/** Whose set, and where it is noted. */
export interface TakeUpOptions {
  readonly courier: Courier;
  readonly ledger: Ledger;
  readonly userId: string;
  readonly deduplicator: Deduplicator;
}

/**
 * Looks at a set of an earlier process before anything is sent to it, for a deleted one takes data all the
 * same. `nothing` is there of one that was never opened, or was to be deleted. Throws `ERR_INGEST_SET_GONE`
 * where it was closed or deleted by somebody else.
 */
export async function takeUpDataSet(
  record: SetRecord,
  options: TakeUpOptions,
): Promise<Found | 'nothing'> {
  const {id, deviceId, state} = record;
  const {courier: client, ledger} = options;
  const make = (now: 'open' | 'closed') => new DataSet(id, {...options, device: {deviceId}}, now);
  if (state === 'deleting') {
    await deleteSet(id, {client, ledger});
    return 'nothing';
  }
  if (state === 'opening') {
    const found = await lookUp(id, client);
    if (found === 'unusable') await deleteSet(id, {client, ledger});
    if (found === 'unknown' || found === 'unusable') return 'nothing';
    if (found === 'deleted') throw gone(id, 'deleted');
  } else {
    const found = await describe(id, client);
    if (typeof found === 'object' && found.deletedTime) throw gone(id, 'deleted');
  }
  const now = await probeDataSet(id, {client});
  switch (now) {
    case 'open':
      if (state === 'closed') throw gone(id, 'opened again');
      if (state !== 'open') ledger.noteSet(id, 'open');
      return {dataSet: make('open'), close: 'none'};
    case 'closed':
      if (state === 'closed') return {dataSet: make('closed'), close: 'none'};
      if (state === 'closing') return {dataSet: make('open'), close: 'unanswered'};
      if (state === 'half-closed') return {dataSet: make('open'), close: 'failed'};
      throw gone(id, 'closed');
    case 'unknown':
      throw gone(id, 'removed');
    default:
      throw problem('ERR_INGEST_NOT_OPEN', {dataSetId: id, state: now});
  }
}
