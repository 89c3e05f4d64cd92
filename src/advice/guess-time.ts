import type {Guess} from './spot.js';

/** Times in another notation than the platform's. */
export const guessTime: Guess = ({fault: {code}, field}) => {
  if (code !== 'type-not-time' && code !== 'value-not-parsable') return undefined;
  const {value, node} = field ?? {};
  const local = node?.tag === 'instant' && node.local;
  const example = local ? '2026-01-31T08:00:00' : '2026-01-31T08:00:00Z';
  const text = `${value}`;
  const [cause] = forms.find(([, form]) => form.test(text)) ?? [];
  if (cause === undefined) return undefined;
  const how = cause === noZone ? 'add Z where it is UTC, else the offset, such as +01:00' : '';
  return {cause, remedy: how || `write it as text in this form: ${example}`};
};

const noZone = 'the time has no zone, so nobody can tell which instant it is';

/** Told apart in this order. */
const forms: readonly (readonly [cause: string, form: RegExp])[] = [
  ['the time is a number of seconds since 1970', /^\d{9,10}(\.\d+)?$/],
  ['the time is a number of milliseconds since 1970', /^\d{11,14}(\.\d+)?$/],
  ['there is no time of day', /^\d{4}-\d\d-\d\d$/],
  [noZone, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/],
  ['the seconds are missing', /^\d{4}-\d\d-\d\dT\d\d:\d\d(Z|[-+]\d\d:\d\d)?$/],
  ['a blank stands in place of the T', /^\d{4}-\d\d-\d\d \d\d:\d\d/],
  ['the offset has no colon', /T.*[-+]\d{4}$/],
  ['the date is written as a country writes it', /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/],
];
