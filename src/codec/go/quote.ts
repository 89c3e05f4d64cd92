/** Quotes a text as Go's `strconv.Quote`. */
export const quote = (text: string): string => `"${text.replace(special, escaped)}"`;

/** Prints texts as the platform lists them in a refusal. */
export const quoteAll = (texts: readonly string[]): string => `[${texts.map(quote).join(', ')}]`;

/** What Go does not print as it is: all but letters, marks, numbers, punctuation, symbols, the space. */
const special = /["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu;

const short = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
]);

function escaped(character: string): string {
  const known = short.get(character);
  if (known !== undefined) return known;
  const code = character.codePointAt(0)!;
  if (code < 0x80) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
