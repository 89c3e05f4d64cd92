import {printTime} from '../codec/go/time.js';
import type {JsonObject} from '../codec/json/value.js';
import type {Warning} from './warning.js';

/** Says what is strange about the times of a valid datum; `now` in milliseconds since 1970. */
export function warnOfTimes(
  datum: JsonObject,
  now: number,
  warn: (warning: Warning) => void,
): void {
  const time = datum.time as string;
  const instant = Date.parse(printTime(time));
  if (!time.endsWith('Z')) {
    warn({
      code: 'time-not-utc',
      pointer: '/time',
      detail: 'has an offset: written in UTC (Z) the same instant has another identity hash',
    });
  }
  if (instant < earliest) {
    warn({code: 'time-implausible', pointer: '/time', detail: 'is before 2006'});
  } else if (instant > now + day) {
    warn({code: 'time-implausible', pointer: '/time', detail: 'is more than a day in the future'});
  }
  if (!isClockRight(datum, instant)) {
    warn({
      code: 'device-time-mismatch',
      pointer: '/deviceTime',
      detail: 'is not time + timezoneOffset + conversionOffset',
    });
  }
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** Older than the oldest data that the platform was made for, and the year of clocks that were never set. */
const earliest = Date.parse('2006-01-01T00:00:00Z');

/**
 * Answers whether the clock of the device fits the time, to the minute. Tidepool's uploader makes
 * time = deviceTime - timezoneOffset - conversionOffset; clockDriftOffset, how wrong the clock is, it
 * notes beside it, but others count it in.
 */
function isClockRight(datum: JsonObject, instant: number): boolean {
  const {deviceTime, timezoneOffset, conversionOffset, clockDriftOffset} = datum as Clock;
  if (deviceTime == null || timezoneOffset == null) return true;
  const clock = Date.parse(printTime(`${deviceTime}Z`));
  const difference = clock - instant - timezoneOffset * minute - (conversionOffset ?? 0);
  const isOff = (milliseconds: number) => Math.abs(milliseconds) > minute;
  return !(isOff(difference) && isOff(difference - (clockDriftOffset ?? 0)));
}

interface Clock {
  readonly deviceTime?: string | null;
  readonly timezoneOffset?: number | null;
  readonly conversionOffset?: number | null;
  readonly clockDriftOffset?: number | null;
}
