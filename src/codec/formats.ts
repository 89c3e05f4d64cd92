import {isLocalTime, isZeroTime, isZonedTime, layouts, timePatterns} from './go/time.js';
import {isUrl} from './go/url.js';
import type {Format} from './node.js';
import {zoneNames} from './zones.js';

/** An id of a datum. */
export const dataId: Format = pattern('data id', '^[0-9a-z]{32}$');

/** An id of a transmitter. */
export const transmitterId: Format = pattern('transmitter id', '^([0-9a-zA-Z]{5,64})?$');

let lastZone = ''; // the next datum has mostly the same, and to compare is faster than to look up

/** A name in the time zone database, case-sensitive. */
export const zone: Format = {
  name: 'time zone name',
  test: text => {
    if (text === lastZone) return true;
    if (!zoneNames.has(text)) return false;
    lastZone = text;
    return true;
  },
  says: 'is not valid time zone name',
  open: 'a name of the tz database, case-sensitive',
};

/** An absolute URL with a host. */
export const url: Format = {
  name: 'url',
  test: isUrl,
  says: 'is not valid as url',
  open: 'an absolute URL with a host',
};

/** A time without zone, kept as sent. */
export const localTime: Format = {
  name: 'local time',
  test: isLocalTime,
  says: `is not valid as time with layout "${layouts.local}"`,
  pattern: timePatterns.local,
  open: 'a day that the month has',
};

/** A time with zone, kept as sent; the zero time counts as none. */
export const rfc3339: Format = {
  name: 'time',
  test: isZonedTime,
  says: `is not valid as time with layout "${layouts.zoned}"`,
  empty: text => isZonedTime(text) && isZeroTime(text),
  pattern: timePatterns.zoned,
  open: 'a day that the month has; not 0001-01-01T00:00:00Z',
};

function pattern(name: string, source: string): Format {
  const expression = new RegExp(source);
  return {
    name,
    test: text => expression.test(text),
    says: `is not valid as ${name}`,
    pattern: source,
  };
}
