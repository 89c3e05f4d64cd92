/** Layouts of Go, as a refusal names them. */
export const layouts = {
  zoned: '2006-01-02T15:04:05.999999999Z07:00',
  local: '2006-01-02T15:04:05',
} as const;

const anyDay = '(?:0[1-9]|[12]\\d|3[01])';
const earlyDay = '(?:0[1-9]|1\\d|2[0-8])';

const moment = `^\\d{4}-(?:0[1-9]|1[0-2])-${anyDay}T(?:[01]?\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:[.,]\\d+)?`;

/** Regular expressions that a time matches; they do not know how many days a month has. */
export const timePatterns = {
  zoned: `${moment}(?:Z|[+-](?:[01]\\d|2[0-4]):(?:[0-5]\\d|60))$`,
  local: `${moment}$`,
} as const;

const zoned = new RegExp(timePatterns.zoned);
const local = new RegExp(timePatterns.local);

/** Until the 28th every month has the day: 12 of 13 times need one test and no look at the calendar. */
const early = {
  zoned: new RegExp(timePatterns.zoned.replace(anyDay, earlyDay)),
  local: new RegExp(timePatterns.local.replace(anyDay, earlyDay)),
};

const parts = /^(.{10})T(\d{1,2})(:..:..)(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))?$/;

/** Answers whether Go reads the text as a time with zone. */
export const isZonedTime = (text: string): boolean =>
  early.zoned.test(text) || (zoned.test(text) && isDay(text));

/** Answers whether Go reads the text as a time without zone. */
export const isLocalTime = (text: string): boolean =>
  early.local.test(text) || (local.test(text) && isDay(text));

/** Prints a time as Go does: its own offset (none is `Z`), a fraction of at most 9 digits without trailing zeros. */
export function printTime(text: string): string {
  // What most devices send, and a fifth of the cost: no fraction at all, or that of toISOString().
  if (text.length === 20 && text.endsWith('Z')) return text;
  if (text.length === 24 && text.endsWith('.000Z')) return `${text.slice(0, 19)}Z`;
  const {date, hour, rest, fraction, minutes} = split(text);
  return `${date}T${hour}${rest}${fraction && `.${fraction}`}${printOffset(minutes)}`;
}

/** Gives the milliseconds since 1970 of a time; what is finer than those is cut off. */
export function millisecondsOf(text: string): number {
  // What most devices send. Of the rest Date.parse reads some otherwise than Go, or not at all: +24:00.
  const isPlain = text.length === 20 || (text.length === 24 && text[19] === '.');
  if (isPlain && text.endsWith('Z')) return Date.parse(text);
  const {seconds, fraction} = instantOf(text);
  return seconds * 1_000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

/** Answers whether it is the instant that Go takes for no time at all: 0001-01-01T00:00:00Z. */
export function isZeroTime(text: string): boolean {
  if (text.charCodeAt(0) !== 0x30 || !text.startsWith('000')) return false; // it is in year 0 or 1
  const {seconds, fraction} = instantOf(text);
  return seconds === zero && fraction === '';
}

/** Answers whether one time lies before the other. */
export function isBefore(text: string, other: string): boolean {
  const [a, b] = [instantOf(text), instantOf(other)];
  return a.seconds === b.seconds ? a.fraction < b.fraction : a.seconds < b.seconds;
}

const zero = Date.parse('0001-01-01T00:00:00Z') / 1000;

/** Seconds since 1970, and the digits of the fraction, which order as text. */
function instantOf(text: string) {
  const {date, hour, rest, fraction, minutes} = split(text);
  return {seconds: Date.parse(`${date}T${hour}${rest}Z`) / 1000 - 60 * minutes, fraction};
}

/** Takes a time apart; `minutes` is the offset. */
function split(text: string) {
  const [, date = '', hour = '', rest = '', digits = '', sign, hours, minutes] =
    parts.exec(text) ?? [];
  const offset = 60 * Number(hours ?? 0) + Number(minutes ?? 0);
  return {
    date,
    hour: hour.padStart(2, '0'),
    rest,
    fraction: digits.slice(0, 9).replace(/0+$/, ''),
    minutes: sign === '-' ? -offset : offset,
  };
}

function printOffset(minutes: number): string {
  if (minutes === 0) return 'Z';
  const [hour, minute] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${two(hour)}:${two(minute)}`;
}

const two = (value: number) => String(value).padStart(2, '0');

/** Answers whether the month has the day. */
function isDay(text: string): boolean {
  const day = digitsAt(text, 8);
  return day <= daysIn(100 * digitsAt(text, 0) + digitsAt(text, 2), digitsAt(text, 5));
}

/** Reads two digits. */
const digitsAt = (text: string, at: number): number =>
  10 * (text.charCodeAt(at) - zeroDigit) + text.charCodeAt(at + 1) - zeroDigit;

const zeroDigit = 0x30;

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
