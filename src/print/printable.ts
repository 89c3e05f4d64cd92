/**
 * Shows control characters, and those that turn the direction of writing, as escapes: a name from
 * a file must not move the cursor, colour the terminal or forge a line.
 */
export const printable = (text: string): string => text.replaceAll(unprintable, escaped);

/** Shows the same in JSON, where it means what it was: what JSON itself leaves as it is. */
export const printableJson = (json: string): string => json.replaceAll(leftByJson, escaped);

const escaped = (character: string) =>
  `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`;

// C0, DEL and C1, the two line separators, the marks and overrides of direction; lone surrogates.
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

// The same but for C0, of which only line ends stand between values, and for lone surrogates.
const leftByJson = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
