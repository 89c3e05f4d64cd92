import type {Format} from './node.js';

/** An id of a datum. */
export const dataId: Format = pattern('data id', '^[0-9a-z]{32}$', 'is not valid as data id');

/** An id of a transmitter; may be empty. */
export const transmitterId: Format = pattern(
  'transmitter id',
  '^([0-9a-zA-Z]{5,64})?$',
  'is not valid as transmitter id',
);

/** A name in the time zone database, case-sensitive. */
export const zone: Format = {
  name: 'time zone',
  test: () => true,
  says: 'is not valid time zone name',
};

/** An absolute URL with a host. */
export const url: Format = {name: 'url', test: () => true, says: 'is not valid as url'};

/** A time without zone, kept as sent. */
export const localTime: Format = {
  name: 'local time',
  test: () => true,
  says: 'is not valid as time with layout "2006-01-02T15:04:05"',
};

/** A time with zone, kept as sent; the zero time counts as none. */
export const rfc3339: Format = {
  name: 'time',
  test: () => true,
  says: 'is not valid as time with layout "2006-01-02T15:04:05.999999999Z07:00"',
};

function pattern(name: string, source: string, says: string): Format {
  const expression = new RegExp(source);
  return {name, test: text => expression.test(text), says, pattern: source};
}
