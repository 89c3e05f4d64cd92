/** Sorts texts by their bytes of UTF-8, as the platform does; UTF-16 would order some otherwise. */
export const inByteOrder = (texts: readonly string[]): string[] =>
  [...texts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
