import {isDigit, ZERO} from './bytes.js';

/** What may follow in a number (RFC 8259, section 6) after what was read of it. */
export interface NumberPart {
  /** Whether the number may end here. */
  readonly complete: boolean;
  readonly expected: string;
  /** The part a byte leads to, or undefined where it does not go on so. */
  next(byte: number): NumberPart | undefined;
}

/** Begins a number with its first byte; undefined where none begins so. */
export function beginNumber(byte: number): NumberPart | undefined {
  return byte === MINUS ? minus : minus.next(byte);
}

/** Tells a byte that cannot stand right after a number: `01`, `1.2.3`, `12px`. */
export function clingsToNumber(byte: number): boolean {
  return isDigit(byte) || byte === PLUS || byte === MINUS || byte === POINT || isLetter(byte);
}

const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;

const isLetter = (byte: number) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isE = (byte: number) => (byte | 0x20) === 0x65;

const part = (
  complete: boolean,
  expected: string,
  next: (byte: number) => NumberPart | undefined,
): NumberPart => ({complete, expected, next});

const minus = part(false, 'a digit', c => (c === ZERO ? zero : isDigit(c) ? integer : undefined));
const zero = part(true, 'no more digits after a leading zero', c => afterInteger(c));
const integer = part(true, 'the rest of a number', c => (isDigit(c) ? integer : afterInteger(c)));
const point = part(false, 'a digit after the point', c => (isDigit(c) ? fraction : undefined));
const fraction = part(true, 'the rest of a number', c =>
  isDigit(c) ? fraction : isE(c) ? letter : undefined,
);
const letter = part(false, 'an exponent', c =>
  isDigit(c) ? exponent : c === PLUS || c === MINUS ? sign : undefined,
);
const sign = part(false, 'a digit', c => (isDigit(c) ? exponent : undefined));
const exponent = part(true, 'the rest of a number', c => (isDigit(c) ? exponent : undefined));

function afterInteger(c: number): NumberPart | undefined {
  return c === POINT ? point : isE(c) ? letter : undefined;
}
