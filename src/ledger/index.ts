export {sumOf} from './batch-sum.js';
export type {BatchRecord} from './batch-table.js';
export type {SetRecord, Totals} from './book.js';
export type {
  FateEntry,
  InputEntry,
  InputMark,
  KeptEntry,
  Refused,
  RejectsEntry,
  SetState,
  Terms,
} from './entries.js';
export {guardOutput} from './guard-output.js';
export type {InputMarks} from './input-marks.js';
export {Ledger} from './ledger.js';
export {createNonce} from './nonce.js';
export {type OpenLedger, openLedger, openOldLedger} from './open-ledger.js';
export {syncFolder} from './sync-folder.js';
