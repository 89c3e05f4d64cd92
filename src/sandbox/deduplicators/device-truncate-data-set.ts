import type {Deduplicator} from './deduplicator.js';
import {activate, plain} from './plain.js';

/** Destroys all other data of the device, in whatever set, when the set is closed. */
export const deviceTruncateDataSet: Deduplicator = {
  ...plain,
  name: 'org.tidepool.deduplicator.device.truncate.dataset',
  alias: 'org.tidepool.truncate',
  version: '1.1.0',

  isDefaultFor: ({dataSetType, deviceId, deviceManufacturers = []}) =>
    dataSetType === 'normal' && deviceId !== undefined && deviceManufacturers.includes('Animas'),

  async close(work) {
    const {store, caller, dataSet} = work;
    await store.changeDeviceData(caller, 'DeleteOtherDataSetData', dataSet.uploadId);
    await activate(work);
  },
};
