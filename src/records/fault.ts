import {type Place, problem} from '../errors.js';
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  isDigit,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  RETURN,
  TAB,
} from './bytes.js';

/** Where JSON ends to be JSON, relative to the value that was looked through. */
export interface Fault {
  readonly offset: number;
  /** Newlines between the beginning of the value and the fault. */
  readonly lines: number;
  readonly expected: string;
  readonly found: string;
}

/** Throws ERR_INGEST_NOT_JSON for a fault in the value that begins at `place`. */
export function throwFault({offset, lines, expected, found}: Fault, place: Place): never {
  const byte = place.byte! + offset;
  const line = place.line! + lines;
  throw problem('ERR_INGEST_NOT_JSON', {place: {...place, byte, line}, expected, found});
}

/** Names a byte for people; of digits only that it is one, for they may be a measured value. */
export function nameByte(byte: number): string {
  const name = names.get(byte);
  if (name) return name;
  if (isDigit(byte)) return 'a digit';
  const code = `0x${byte.toString(16).padStart(2, '0')}`;
  if (byte < 0x20 || byte === 0x7f) return `a control byte (${code})`;
  if (byte > 0x7f) return `a byte outside ASCII (${code})`;
  return `"${String.fromCharCode(byte)}"`;
}

const names = new Map([
  [TAB, 'a tab'],
  [NEWLINE, 'a newline'],
  [RETURN, 'a carriage return'],
  [QUOTE, 'a quote'],
  [COMMA, 'a comma'],
  [COLON, 'a colon'],
  [BACKSLASH, 'a backslash'],
  [OPEN_BRACE, '{'],
  [CLOSE_BRACE, '}'],
  [OPEN_BRACKET, '['],
  [CLOSE_BRACKET, ']'],
]);
