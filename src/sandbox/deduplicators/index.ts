import {Failure} from '../failure.js';
import type {DataSetDocument} from '../store/documents.js';
import {dataSetDeleteOrigin} from './data-set-delete-origin.js';
import {dataSetDeleteOriginOlder} from './data-set-delete-origin-older.js';
import {dataSetDropHash} from './data-set-drop-hash.js';
import type {Deduplicator} from './deduplicator.js';
import {deviceDeactivateHash} from './device-deactivate-hash.js';
import {deviceTruncateDataSet} from './device-truncate-data-set.js';
import {none} from './none.js';

// In the platform's order: the first that takes a set without a named one is chosen.
const deduplicators: readonly Deduplicator[] = [
  deviceDeactivateHash,
  deviceTruncateDataSet,
  dataSetDeleteOrigin,
  dataSetDeleteOriginOlder,
  dataSetDropHash,
  none,
];

/**
 * Chooses the deduplicator of a new set: the one it names, or by its device; there is no default.
 * @throws Failure if there is none
 */
export function chooseDeduplicator(dataSet: DataSetDocument): Deduplicator {
  const named = findDeduplicator(dataSet);
  const chosen = named ?? deduplicators.find(({isDefaultFor}) => isDefaultFor?.(dataSet));
  if (!chosen) throw new Failure('deduplicator not found');
  return chosen;
}

/**
 * Takes the deduplicator of a stored set.
 * @throws Failure if it has none, or an unknown one
 */
export function deduplicatorOf(dataSet: DataSetDocument): Deduplicator {
  const found = findDeduplicator(dataSet);
  if (!found) throw new Failure('deduplicator not found');
  return found;
}

/**
 * Finds the deduplicator of a stored set; undefined if it has none.
 * @throws Failure if it names an unknown one
 */
export function findDeduplicator({_deduplicator}: DataSetDocument): Deduplicator | undefined {
  const wanted = _deduplicator?.name;
  if (wanted === undefined) return undefined;
  const found = deduplicators.find(({name, alias}) => name === wanted || alias === wanted);
  if (!found) throw new Failure('deduplicator not found');
  return found;
}
