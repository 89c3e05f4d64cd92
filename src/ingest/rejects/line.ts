import type {Rejection} from '../../block.js';

/** Prints a rejection as JSON on one line, the datum in it as it came. */
export function rejectLine(rejection: Rejection): string {
  const {index, file, byte, line, datum, bytes, datumAltered} = rejection;
  const errors = rejection.errors.map(({code, pointer, detail}) => ({code, pointer, detail}));
  const head = JSON.stringify({index, file, byte, line, errors}).slice(0, -1);
  if (datum === undefined) return `${head},"datum":null,"bytes":${bytes ?? null}}`;
  return `${head},"datum":${datum}${datumAltered ? ',"datumAltered":true' : ''}}`;
}

/** Reads the place of a datum from the beginning of its line. */
export function indexOfLine(line: string): number | undefined {
  const [, index] = /^\{"index":(\d+),/.exec(line) ?? [];
  return index === undefined ? undefined : Number(index);
}
