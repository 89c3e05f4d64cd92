import {problem} from '../errors.js';
import type {Requirement} from './requirement.js';

/** One way of the platform to tell duplicates, and what it asks of us (reference: session, 7). */
export interface Deduplicator {
  /** Full name, as a data set is opened with it. */
  readonly name: string;
  /** The same without `org.tidepool.deduplicator.`. */
  readonly short: string;
  /** What its identity hash is made over besides the datum: the device, the data set, or there is none. */
  readonly hash: 'device' | 'data-set' | 'none';
  /** What a data set must have: without it the open or the close fails, and an orphan stays behind. */
  readonly dataSetNeeds: 'deviceId' | 'nothing';
  /** What every datum must have. */
  readonly datumNeeds: Requirement | 'nothing';
  /** What undoes data that may be stored in an open set: deleting their ids, or sending them once more. */
  readonly undo: 'delete' | 'replace';
  /** What becomes of the other data of the device at the close. */
  readonly otherData: 'kept' | 'duplicates archived' | 'destroyed';
}

/** Finds a deduplicator by its full or short name; throws `ERR_INGEST_USAGE` for an unknown one. */
export function findDeduplicator(name: string): Deduplicator {
  const found = deduplicators.find(known => known.name === name || known.short === name);
  if (found) return found;
  const names = deduplicators.map(({short}) => short).join(', ');
  throw problem('ERR_INGEST_USAGE', {
    message: `unknown deduplicator: expected one of ${names}. The platform answers an unknown one with an error and keeps a set that cannot be deleted.`,
  });
}

const define = (short: string, rest: Partial<Deduplicator>): Deduplicator => ({
  name: `org.tidepool.deduplicator.${short}`,
  short,
  hash: 'none',
  dataSetNeeds: 'nothing',
  datumNeeds: 'nothing',
  undo: 'delete',
  otherData: 'kept',
  ...rest,
});

/** All six. */
export const deduplicators: readonly Deduplicator[] = [
  define('device.deactivate.hash', {
    hash: 'device',
    dataSetNeeds: 'deviceId',
    datumNeeds: 'deviceId',
    otherData: 'duplicates archived',
  }),
  define('device.truncate.dataset', {
    dataSetNeeds: 'deviceId',
    datumNeeds: 'outer deviceId',
    otherData: 'destroyed',
  }),
  define('dataset.drop.hash', {hash: 'data-set'}),
  define('dataset.delete.origin', {datumNeeds: 'origin.id', undo: 'replace'}),
  define('dataset.delete.origin.older', {undo: 'replace'}),
  define('none', {}),
];
