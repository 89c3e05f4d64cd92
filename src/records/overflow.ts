import {BACKSLASH, isDigit, MINUS, QUOTE} from './bytes.js';

/** Tells whether a number in a JSON text is beyond float64, which JSON.parse makes Infinity. */
export function overflows(json: Buffer): boolean {
  for (let at = 0; at < json.length; at++) {
    const c = json[at]!;
    if (c === QUOTE) at = endOfString(json, at);
    else if (isDigit(c) || c === MINUS) {
      const end = endOfNumber(json, at);
      if (!Number.isFinite(Number(json.toString('latin1', at, end)))) return true;
      at = end;
    }
  }
  return false;
}

function endOfString(json: Buffer, start: number): number {
  let at = start + 1;
  while (json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1;
  return at;
}

function endOfNumber(json: Buffer, start: number): number {
  let at = start + 1;
  while (at < json.length && /[\d.eE+-]/.test(String.fromCharCode(json[at]!))) at++;
  return at;
}
