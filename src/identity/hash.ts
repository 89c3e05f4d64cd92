import {hash} from 'node:crypto';

/** Hashes the text of an identity as the platform does: SHA-256 in base64. */
export const identityHash = (text: string): string => hash('sha256', text, 'base64');
