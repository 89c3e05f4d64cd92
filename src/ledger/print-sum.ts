/** Prints a checksum as it stands in the ledger. */
export const printSum = (sum: number): string => sum.toString(16).padStart(8, '0');

/** Reads it again. */
export const parseSum = (sum: string): number => Number.parseInt(sum, 16);
