/** Every call of the store, as transcripts and fault rules name it. */
export const storeCalls = [
  'CreateDataSet',
  'UpdateDataSet',
  'UpdateDataSet:active',
  'UpdateDataSet:deduplicator',
  'UpdateDataSet:state',
  'GetDataSet',
  'ListUserDataSets',
  'GetDataSetsForUserByID',
  'DeleteDataSet',
  'DestroyDataForUserByID',
  'CreateDataSetData',
  'ExistingDataSetData',
  'ActivateDataSetData',
  'ArchiveDataSetData',
  'DeleteDataSetData',
  'DestroyDataSetData',
  'DestroyDeletedDataSetData',
  'ArchiveDeviceDataUsingHashesFromDataSet',
  'UnarchiveDeviceDataUsingHashesFromDataSet',
  'DeleteOtherDataSetData',
] as const;

export type StoreCall = (typeof storeCalls)[number];
