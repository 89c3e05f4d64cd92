import type {DataSetDocument} from '../store/documents.js';
import type {Deduplicator} from './deduplicator.js';
import {activate, plain, storeData} from './plain.js';

/** Archives the visible data of the device that have a hash of the set, when the set is closed. */
export const deviceDeactivateHash: Deduplicator = {
  ...plain,
  name: 'org.tidepool.deduplicator.device.deactivate.hash',
  alias: 'org.tidepool.hash-deactivate-old',
  version: '1.1.0',
  isDefaultFor,

  async addData(work, data, provenance) {
    const hashed = data.map(({document, hash}) => ({
      ...document,
      _deduplicator: {hash: hash('device')},
    }));
    await storeData(work, hashed, provenance);
  },

  async close(work) {
    const {store, caller, dataSet} = work;
    const call = 'ArchiveDeviceDataUsingHashesFromDataSet';
    await store.changeDeviceData(caller, call, dataSet.uploadId);
    await activate(work);
  },

  async delete(work) {
    const {store, caller, dataSet} = work;
    const call = 'UnarchiveDeviceDataUsingHashesFromDataSet';
    await store.changeDeviceData(caller, call, dataSet.uploadId);
    await plain.delete(work);
  },
};

function isDefaultFor(dataSet: DataSetDocument): boolean {
  const {dataSetType, deviceId, deviceManufacturers = [], deviceModel} = dataSet;
  if (dataSetType !== 'normal' || deviceId === undefined || deviceModel === undefined) return false;
  return deviceManufacturers.some(name => models.get(name)?.includes(deviceModel));
}

// The platform's built-in list (reference session.md, section 4).
const models = new Map([
  ['Abbott', ['FreeStyle Libre']],
  ['LifeScan', ['OneTouch Ultra 2', 'OneTouch UltraMini', 'Verio', 'Verio Flex']],
  ['Trividia Health', ['TRUE METRIX', 'TRUE METRIX AIR', 'TRUE METRIX GO']],
  [
    'Medtronic',
    (
      '523 523K 551 554 723 723K 751 754 1510 1510K 1511 1512 1580 1581 1582 ' +
      '1710 1710K 1711 1712 1714 1714K 1715 1780 1781 1782'
    ).split(' '),
  ],
]);
