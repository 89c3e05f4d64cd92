/**
 * Adds a datum's device hash to the fingerprint of a run: the sum modulo 2^32 of the first four
 * characters of each base64 hash, read as a little-endian 32-bit integer. Order does not matter.
 */
export function addToFingerprint(fingerprint: number, hash: string): number {
  const word =
    hash.charCodeAt(0) |
    (hash.charCodeAt(1) << 8) |
    (hash.charCodeAt(2) << 16) |
    (hash.charCodeAt(3) << 24);
  return (fingerprint + word) >>> 0;
}

/** Adds up fingerprints. */
export const addFingerprints = (fingerprints: readonly number[]): number =>
  fingerprints.reduce((sum, fingerprint) => (sum + fingerprint) >>> 0, 0);

/** Prints a fingerprint as eight hex digits. */
export function printFingerprint(fingerprint: number): string {
  return fingerprint.toString(16).padStart(8, '0');
}
