import {Failure} from '../failure.js';
import {portionOf} from './data-of-set.js';
import type {DeviceDataChange} from './mutation.js';
import type {Row} from './row.js';
import type {DataSetEntry, Tables} from './tables.js';
import {unarchive} from './unarchive.js';
import {markDeleted} from './update.js';

/**
 * Changes data of the device of a set, in all sets of its user.
 * @throws Failure if the set names no device
 */
export function changeDeviceData(
  tables: Tables,
  entry: DataSetEntry,
  {call, at, portion}: DeviceDataChange,
): void {
  const {deviceId, _userId} = entry.document;
  if (!deviceId) throw new Failure('data set device id is missing');
  const sets = tables.list(_userId);
  if (call === 'DeleteOtherDataSetData') {
    const others = sets.filter(set => set !== entry);
    destroy(others, portionOf(rowsOf(others, deviceId), portion));
    if (portion === 'half') return; // what comes last is not reached
    for (const other of others)
      if (other.document.deviceId === deviceId) markDeleted(other, at, {});
  } else if (call === 'UnarchiveDeviceDataUsingHashesFromDataSet')
    unarchive(entry, rowsOf(sets, deviceId), at, portion);
  else archive(entry, portionOf(archivable(entry, rowsOf(sets, deviceId)), portion), at);
}

const rowsOf = (sets: readonly DataSetEntry[], deviceId: string): Row[] =>
  sets.flatMap(({data}) => data.matching().filter(row => row.deviceId === deviceId));

function archive({document}: DataSetEntry, rows: readonly Row[], at: string): void {
  for (const row of rows) {
    row.change(at, false);
    row.archivedDatasetId = document.uploadId;
    row.archivedTime = at;
  }
}

// Also of the set itself: a continuous one has data that are visible already.
function archivable({data}: DataSetEntry, rows: readonly Row[]): Row[] {
  const hashes = new Set(data.matching().map(({hash}) => hash));
  return rows.filter(({active, hash}) => active && hash !== undefined && hashes.has(hash));
}

function destroy(sets: readonly DataSetEntry[], rows: readonly Row[]): void {
  const doomed = new Set(rows);
  for (const {data} of sets) data.remove(data.matching().filter(row => doomed.has(row)));
}
