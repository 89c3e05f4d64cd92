/** Prints a whole number for people: `20,000`. */
export const count = (number: number) => number.toLocaleString('en-US');
