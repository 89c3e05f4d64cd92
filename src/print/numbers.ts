/** Prints a whole number for people: `20,000`. To load the table of the language would take 20 ms, seen at every start. */
export const count = (number: number) => `${number}`.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Prints a length for people: `12.3 MB`. */
export function bytes(length: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(length, 1)) / 3));
  const value = length / 1_000 ** power;
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${units[power]}`;
}

/** Prints a time for people: `45 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
}
