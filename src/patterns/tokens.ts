/** A value in a JSON text, from `start` up to but without `end`; `key` where it is a member of an object. */
export interface Token {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Lists the members of the object, or the elements of the array, that begins at `start` of a valid text. */
export function partsOf(text: string, start: number): readonly Token[] {
  const isObject = text[start] === '{';
  const parts: Token[] = [];
  let at = skip(blanks, text, start + 1);
  while (text[at] !== '}' && text[at] !== ']') {
    let key = '';
    if (isObject) {
      const end = skip(quoted, text, at);
      key = JSON.parse(text.slice(at, end));
      at = skip(blanks, text, skip(blanks, text, end) + 1);
    }
    const end = endOf(text, at);
    parts.push({key, start: at, end});
    at = skip(blanks, text, end);
    if (text[at] === ',') at = skip(blanks, text, at + 1);
  }
  return parts;
}

function endOf(text: string, start: number): number {
  if (text[start] === '"') return skip(quoted, text, start);
  if (text[start] !== '{' && text[start] !== '[') return skip(scalar, text, start);
  let depth = 0;
  for (let at = start; ; ) {
    const character = text[at];
    if (character === '"') {
      at = skip(quoted, text, at);
      continue;
    }
    if (character === '{' || character === '[') depth++;
    if (character === '}' || character === ']') depth--;
    at++;
    if (depth === 0) return at;
  }
}

const blanks = /[ \t\r\n]*/y;
const quoted = /"(?:[^"\\]|\\.)*"/y;
const scalar = /[^\s,\]}]+/y;

/** Gives the place behind what a sticky expression matches there. */
function skip(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  expression.test(text);
  return expression.lastIndex;
}
