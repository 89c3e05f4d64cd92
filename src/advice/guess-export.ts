import {asExport, type Guess, type Likely} from './spot.js';

/** What the platform gives out and does not take back. */
export const guessExport: Guess = ({fault: {code, pointer, detail}, field}) => {
  if (field === undefined) return undefined;
  const {value, row} = field;
  if (code === 'type-not-object' && typeof value === 'string' && isReference(value)) {
    return asExport('the id of a datum stands where the datum itself is wanted', 'put it there');
  }
  if (value === '**OPTIONAL**') {
    return asExport('a field that was never filled in has this mark', 'leave it out');
  }
  if (row?.otherwise === 'optional' && isEmpty(value)) {
    return asExport('an empty value says nothing', 'leave it out');
  }
  if (pointer === '/source' && code === 'value-out-of-range') {
    return asExport('older data name a manufacturer as their source', 'leave it out');
  }
  if (/(^|\/)id$/.test(pointer) && code === 'value-not-valid') return foreignId;
  if (typeof value === 'string' && value.endsWith('Z') && clockLayout.test(detail)) {
    return asExport('the time of a clock has a Z, though a clock has no zone', 'cut it off');
  }
  return isJsonText(code, value)
    ? asExport('a list or an object is written as text', 'write it without the quotes')
    : undefined;
};

/** The end of a refusal that wants a time without zone. */
const clockLayout = /"2006-01-02T15:04:05"$/;

const foreignId: Likely = {
  cause: 'the id was not made by this generation of the platform',
  remedy: 'leave it out or add --prepare: data get new ids anyway',
};

const isReference = (text: string) => /^[\w-]{6,64}$/.test(text);

const isEmpty = (value: unknown) =>
  value === '' ||
  (typeof value === 'object' && value !== null && Object.values(value).every(one => one === null));

function isJsonText(code: string, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (code === 'type-not-array') return /^\s*\[.*\]\s*$/s.test(value);
  return code === 'type-not-object' && /^\s*\{.*\}\s*$/s.test(value);
}
