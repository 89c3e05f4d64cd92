const start = Date.UTC(2026, 0, 1);
const timezone = 'America/Phoenix'; // no daylight saving, so one offset holds for every day
const timezoneOffset = -420;

const minute = 60_000;
const minutesADay = 1_440;

/** The fields of a datum that tell when it was, in the order of an uploader's export. */
export interface Stamp {
  readonly time: string;
  readonly deviceTime: string;
  readonly timezone: string;
  readonly timezoneOffset: number;
}

/** Stamps the minute of a day, both local, both from 0; fractions of a minute are seconds. */
export function stamp(day: number, minuteOfDay: number): Stamp {
  const local = start + Math.round((day * minutesADay + minuteOfDay) * 60) * 1_000;
  const deviceTime = new Date(local).toISOString().slice(0, 19);
  const time = new Date(local - timezoneOffset * minute).toISOString();
  return {time, deviceTime, timezone, timezoneOffset};
}
