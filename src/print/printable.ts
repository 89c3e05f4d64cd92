/**
 * Shows control characters, and those that turn the direction of writing, as escapes: a name from
 * a file must not move the cursor, colour the terminal or forge a line.
 */
export function printable(text: string): string {
  return text.replaceAll(unprintable, character => {
    const code = character.codePointAt(0)!;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

// C0, DEL and C1, the two line separators, the marks and overrides of direction; lone surrogates.
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;
