/** Prints a float as Go's `FormatFloat(v, 'f', -1, 64)`: shortest digits, never an exponent. */
export function printFloat(value: number): string {
  if (Object.is(value, -0)) return '-0';
  const text = String(value);
  const at = text.indexOf('e');
  if (at < 0) return text;
  const [, sign = '', whole = '', fraction = ''] =
    /^(-?)(\d)(?:\.(\d+))?$/.exec(text.slice(0, at)) ?? [];
  const exponent = Number(text.slice(at + 1));
  const digits = whole + fraction;
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  return sign + digits.padEnd(exponent + 1, '0');
}

/** Prints a number that went through Go's int. */
export const printInt = (value: number): string =>
  Math.abs(value) < limit ? String(BigInt(value)) : overflown;

/** Takes a number through Go's int on amd64: 2^63 and beyond become -2^63, and -0 becomes 0. */
export const toInt = (value: number): number => (Math.abs(value) < limit ? value + 0 : -limit);

const limit = 2 ** 63;
const overflown = '-9223372036854775808';
