import {type IngestError, problem} from '../errors.js';

/** Says why a ledger cannot be used, and what to do. */
export const refuse = (ledger: string, reason: string, remedy: string): IngestError =>
  problem('ERR_INGEST_LEDGER', {ledger, reason, remedy});

export const refuseVersion = (ledger: string): IngestError =>
  refuse(
    ledger,
    'another version of this program has written it',
    'Nothing was sent. Go on with that version, or name another file.',
  );

export const refuseContent = (
  ledger: string,
  what: 'is not a ledger of this program' | 'was changed by somebody else',
): IngestError =>
  refuse(ledger, `it ${what}`, 'Nothing was sent. Name another file, or restore it.');
