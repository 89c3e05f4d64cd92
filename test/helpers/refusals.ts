import type {DatumError, Field} from '../../src/codec/index.js';

/** Lists what a field says of a value: `code at pointer: detail`; nothing where it accepts it. */
// biome-ignore lint/suspicious/noExplicitAny: io-ts types are invariant, so no other argument admits every field
export function refusals(field: Field<any>, value: unknown): string[] {
  const result = field.decode(value);
  if (result._tag === 'Right') return [];
  return (result.left as DatumError[]).map(
    ({code, pointer, detail}) => `${code} at ${pointer}: ${detail}`,
  );
}
