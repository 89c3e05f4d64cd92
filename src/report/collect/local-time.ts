import {millisecondsOf} from '../../codec/go/time.js';

/** The fields of a valid datum that tell when it was. */
export interface Dated {
  readonly time: string;
  readonly timezoneOffset?: number | null;
  readonly deviceTime?: string | null;
}

/** Milliseconds since 1970 at which a valid datum was. */
export const instantOf = ({time}: Dated): number => millisecondsOf(time);

/**
 * Milliseconds that the clock of the person's place is ahead of UTC: what the datum says of it
 * (`timezoneOffset`), else the offset that its time is written with, else its `deviceTime`; undefined where
 * nothing tells.
 */
export function offsetOf(datum: Dated, instant: number): number | undefined {
  if (datum.timezoneOffset != null) return datum.timezoneOffset * minute;
  const {time} = datum;
  if (!time.endsWith('Z')) return writtenOffset(time);
  if (!datum.deviceTime) return undefined;
  const ahead = millisecondsOf(`${datum.deviceTime}Z`) - instant;
  // A clock that was never set tells nothing of the place.
  return Math.abs(ahead) <= farthest ? ahead : undefined;
}

const minute = 60_000;

/** No place on earth is farther from UTC than 14 hours; a clock may be an hour wrong besides. */
const farthest = 15 * 60 * minute;

function writtenOffset(time: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(time)!;
  const offset = (Number(hours) * 60 + Number(minutes)) * minute;
  return sign === '-' ? -offset : offset;
}
