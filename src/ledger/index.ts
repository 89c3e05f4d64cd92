export type {BatchRecord, SetRecord, Totals} from './book.js';
export type {FateEntry, Refused, SetState, Terms} from './entries.js';
export {Ledger} from './ledger.js';
export {createNonce} from './nonce.js';
export {type OpenLedger, openLedger, openOldLedger} from './open-ledger.js';
