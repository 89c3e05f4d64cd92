/** Gives the title of an error of a field: what is wrong, without the value. */
export const titleOf = (code: string): string => titles.get(code) ?? code.replaceAll('-', ' ');

// Only those that are not the words of their code; texts from reference errors.md and session.md.
const titles = new Map([
  ...['array', 'bool', 'float64', 'int', 'object', 'string', 'time'].map(
    type => [`type-not-${type}`, `type is not ${type}`] as const,
  ),
  ['value-duplicate', 'value is a duplicate'],
  ['value-empty', 'value is empty'],
  ['value-not-after', 'value is not after the specified time'],
  ['value-not-allowed', 'value is not one of the allowed values'],
  ['value-not-exists', 'value does not exist'],
  ['value-not-parsable', 'value is not a parsable time'],
  ['value-not-valid', 'value is not valid'],
  ['value-out-of-range', 'value is out of range'],
  ['length-out-of-range', 'length is out of range'],
  ['size-out-of-range', 'size is out of range'],
  ['values-not-exist-for-any', 'values do not exist for any'],
  ['values-not-exist-for-one', 'values do not exist for one'],
]);
