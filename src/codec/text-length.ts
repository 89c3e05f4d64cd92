/** Counts code points: a pair of surrogates is one. */
export function codePointsOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** Counts bytes of UTF-8. */
export const bytesOf = (text: string): number => Buffer.byteLength(text);
