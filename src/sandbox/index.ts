export type {
  FaultRule,
  RequestDeed,
  RequestFault,
  RequestName,
  StoreDeed,
  StoreFault,
} from './faults/rule.js';
export {
  type Configuration,
  type Permission,
  readConfiguration,
  type SandboxOptions,
  type SandboxUser,
} from './options.js';
export {type Sandbox, startSandbox} from './sandbox.js';
export type {Counts, State} from './state.js';
export type {DataSetDocument} from './store/documents.js';
