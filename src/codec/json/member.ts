/** Where a value stands in a text, from `start` up to but without `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Finds the value of a member of an object in its JSON text, which must be valid; of a doubled key
 * the last, as every parser takes it. Undefined where there is none.
 */
export function findMember(json: Buffer, name: string): Span | undefined {
  const plain = `"${name}"`;
  let found: Span | undefined;
  let at = json.indexOf(openBrace) + 1;
  for (;;) {
    at = skipBlanks(json, at);
    if (json[at] !== quote) return found;
    const keyEnd = endOfText(json, at);
    const key = json.toString('latin1', at, keyEnd);
    const start = skipBlanks(json, json.indexOf(colon, keyEnd) + 1);
    const end = endOfValue(json, start);
    if (key === plain || (key.includes('\\') && unescaped(json, at, keyEnd) === name)) {
      found = {start, end};
    }
    at = skipBlanks(json, end);
    if (json[at] === comma) at++;
  }
}

const unescaped = (json: Buffer, start: number, end: number): unknown =>
  JSON.parse(json.toString('utf8', start, end));

function skipBlanks(json: Buffer, at: number): number {
  while (json[at] === 0x20 || json[at] === 0x0a || json[at] === 0x0d || json[at] === 0x09) at++;
  return at;
}

/** Gives the place after the closing quote of the text that begins here. */
function endOfText(json: Buffer, start: number): number {
  let at = start + 1;
  for (; json[at] !== quote; at++) if (json[at] === backslash) at++;
  return at + 1;
}

function endOfValue(json: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < json.length; ) {
    const byte = json[at]!;
    if (byte === quote) {
      at = endOfText(json, at);
      if (depth === 0) return at;
      continue;
    }
    if (byte === openBrace || byte === openBracket) depth++;
    else if (byte === closeBrace || byte === closeBracket) {
      if (depth === 0) return endOfScalar(json, start, at);
      if (--depth === 0) return at + 1;
    } else if (byte === comma && depth === 0) return endOfScalar(json, start, at);
    at++;
  }
  return json.length;
}

/** Leaves out the blanks between a number or a literal and what follows it. */
function endOfScalar(json: Buffer, start: number, end: number): number {
  let at = end;
  while (at > start && json[at - 1]! <= 0x20) at--;
  return at;
}
