import type {FaultRule, StoreFault} from '../../../src/sandbox/index.js';

/** What a recorded session needs besides its requests: by the number of the step. */
export interface Script {
  /** Rules that are there for this step. */
  readonly faults?: Readonly<Record<number, readonly FaultRule[]>>;
  /** Before these steps the recorder emptied the store. */
  readonly resets?: readonly number[];
  /** A request that is made before the step `before`, is held at `at`, and goes on at its own step. */
  readonly held?: {readonly step: number; readonly before: number; readonly at: StoreFault['at']};
  /** The client hangs up while the store call is held. */
  readonly hangUps?: Readonly<Record<number, StoreFault['at']>>;
}

const fails = (at: StoreFault['at']): readonly FaultRule[] => [{at, do: 'fail'}];

/** By the number of the transcript; told by the notes of their steps. */
export const scripts: Readonly<Record<number, Script>> = {
  35: {faults: {2: fails('CreateDataSetData'), 4: [{at: 'CreateDataSetData', do: 'half'}]}},
  36: {held: {step: 4, before: 2, at: 'CreateDataSetData'}},
  38: {held: {step: 4, before: 3, at: 'CreateDataSetData'}},
  40: {
    faults: {
      6: fails('UpdateDataSet:state'),
      15: fails('ArchiveDeviceDataUsingHashesFromDataSet'),
      30: fails('UpdateDataSet:active'),
      45: fails('ActivateDataSetData'),
    },
    resets: [10, 25, 40],
  },
  41: {held: {step: 4, before: 3, at: 'ArchiveDeviceDataUsingHashesFromDataSet'}},
  45: {resets: [5]},
  46: {
    hangUps: {
      3: 'ArchiveDeviceDataUsingHashesFromDataSet',
      8: 'ArchiveDeviceDataUsingHashesFromDataSet',
      12: 'CreateDataSetData',
    },
  },
  49: {held: {step: 6, before: 5, at: 'CreateDataSetData'}},
  52: {held: {step: 6, before: 5, at: 'ActivateDataSetData'}},
  56: {
    faults: {
      ...Object.fromEntries([2, 3, 4, 5, 6].map(step => [step, fails('GetDataSet')])),
      7: fails('ListUserDataSets'),
      8: fails('DestroyDataSetData'),
      9: fails('DeleteDataSet'),
    },
  },
};
