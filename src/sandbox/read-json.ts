import {Failure} from './failure.js';

/** A body that is not JSON as the platform reads it. */
export class JsonMalformed extends Failure {}

/**
 * Reads a body as Go's json.Unmarshal does: one value and nothing after it, no number beyond float64.
 * @throws JsonMalformed
 */
export function readJson(body: Buffer): unknown {
  const text = body.toString('utf8');
  refuseOverflow(text);
  return parse(text);
}

/**
 * Reads the first value of a body as Go's json.Decoder does: what follows a list or an object is
 * not looked at. Undefined where there is none.
 * @throws JsonMalformed
 */
export function readFirstJson(body: Buffer): unknown {
  const text = body.toString('utf8');
  if (/^[ \t\r\n]*$/.test(text)) return undefined;
  const first = text.slice(0, endOfFirst(text));
  refuseOverflow(first);
  return parse(first);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new JsonMalformed();
  }
}

// Only a number of many digits or with an exponent of three can overflow. Almost no body has one;
// where one does, its numbers are looked at one by one, as JSON.parse forgets those of doubled keys.
const suspicious = /(?:^|[[:,\s])-?(?:\d[\d.]*[eE]\+?\d{3}|\d{200})/;

function refuseOverflow(text: string): void {
  if (!suspicious.test(text)) return;
  for (const {part} of outsideStrings(text))
    for (const [number] of part.matchAll(/\d[\d.eE+-]*/g))
      if (Number(number) === Infinity) throw new JsonMalformed();
}

function endOfFirst(text: string): number {
  if (!/^[ \t\r\n]*[[{]/.test(text)) return text.length;
  let depth = 0;
  for (const {part, start} of outsideStrings(text))
    for (const {0: bracket, index} of part.matchAll(/[[\]{}]/g)) {
      depth += bracket === '[' || bracket === '{' ? 1 : -1;
      if (depth === 0) return start + index + 1;
    }
  return text.length;
}

function* outsideStrings(text: string): Generator<{part: string; start: number}> {
  for (let start = 0; start < text.length; ) {
    const quote = text.indexOf('"', start);
    const end = quote < 0 ? text.length : quote;
    yield {part: text.slice(start, end), start};
    start = endOfString(text, end + 1);
  }
}

function endOfString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return text.length;
}
