import {changeData, createData} from './change-data.js';
import {changeDeviceData} from './change-device-data.js';
import {portionOf} from './data-of-set.js';
import type {DeleteDataSet, Mutation} from './mutation.js';
import type {DataSetEntry, Tables} from './tables.js';
import {markDeleted, update} from './update.js';

/**
 * Carries out a change.
 * @throws Failure where the store refuses it; nothing is changed then
 */
export function apply(tables: Tables, mutation: Mutation): void {
  if (mutation.call === 'CreateDataSet') tables.insert(mutation.document);
  else if (mutation.call === 'DestroyDataForUserByID') {
    for (const entry of tables.list(mutation.userId)) tables.remove(entry);
  } else {
    const entry = tables.find(mutation.id);
    if (entry) applyToSet(tables, entry, mutation);
  }
}

function applyToSet(
  tables: Tables,
  entry: DataSetEntry,
  mutation: Exclude<Mutation, {call: 'CreateDataSet' | 'DestroyDataForUserByID'}>,
): void {
  switch (mutation.call) {
    case 'UpdateDataSet':
      update(entry, mutation.set);
      break;
    case 'DeleteDataSet':
      deleteSet(entry, mutation);
      break;
    case 'CreateDataSetData':
      createData(entry, mutation);
      break;
    case 'ArchiveDeviceDataUsingHashesFromDataSet':
    case 'UnarchiveDeviceDataUsingHashesFromDataSet':
    case 'DeleteOtherDataSetData':
      changeDeviceData(tables, entry, mutation);
      break;
    default:
      changeData(entry, mutation);
  }
}

function deleteSet(entry: DataSetEntry, {at, portion}: DeleteDataSet): void {
  if (portion === 'half') entry.data.remove(portionOf(entry.data.matching(), portion));
  else {
    entry.data.clear();
    markDeleted(entry, at, {modifiedTime: at});
  }
}
