import {Field} from './field.js';

/** Makes the field of true or false. */
export const flag = () => new Field<boolean>('flag', {tag: 'flag'});

/** Makes the field of a time with zone (RFC 3339), or without one where it is `local`. */
export const instant = (rule: {zero?: boolean; local?: boolean; notBefore?: string} = {}) =>
  new Field<string>('instant', {tag: 'instant', zero: false, local: false, ...rule});

/** Makes the field of a JSON object of any members: not empty, 4096 bytes as Go prints it. */
export const metadata = () => new Field<Record<string, unknown>>('metadata', {tag: 'metadata'});
