/** Prints a number with commas between the thousands. */
export const count = (number: number): string => number.toLocaleString('en-US');
