import {hash} from 'node:crypto';

/** Hashes identity fields as the platform does: SHA-256 in base64 of the fields with `|` between. */
export const identityHash = (fields: readonly string[]): string =>
  hash('sha256', fields.join('|'), 'base64');
