import {toMmol} from '../codec/go/glucose.js';
import {printFloat} from '../codec/go/number.js';
import {printTime} from '../codec/go/time.js';
import type {DatumKind} from '../datum/index.js';
import {identityText, type Owner} from '../identity/index.js';
import type {Encoder} from './encoder.js';

/** What identifies the data of a pattern: a text around a time, and a number at its end. */
export interface IdentityFrame {
  /** A character of a text is a byte of UTF-8. */
  readonly before: string;
  /** Digits of the fraction of the time. */
  readonly digits: number;
  readonly behind: string;
  /** How the number is printed: it stays the same, as it is written, or converted to mmol. */
  readonly number: 'same' | 'as written' | 'converted';
}

/**
 * Makes the frame of what identifies a datum, of which the time varies and perhaps a number. `nothing` where
 * nothing identifies it; undefined where the text would be too long, or the number is not at its end.
 */
export function frameOf(
  kind: DatumKind,
  datum: Readonly<Record<string, unknown>>,
  owner: Owner,
  told: {readonly name: string; readonly printed: 'as written' | 'converted'} | undefined,
): IdentityFrame | 'nothing' | undefined {
  const text = identityText(kind, datum, owner);
  if (text === undefined) return 'nothing';
  const time = datum.time as string;
  const printed = printTime(time);
  const before = `${owner.userId}|${datum.deviceId}|`;
  const zone = printed.slice(moment).replace(/^\.\d+/, '');
  const rest = text.slice(before.length + printed.length);
  if (told && told.name !== kind.identity.at(-1)) return undefined;
  const behind = zone + (told ? rest.slice(0, rest.lastIndexOf('|') + 1) : rest);
  const digits = /^\.\d+/.exec(time.slice(moment))?.[0].length ?? 1;
  const [bytesBefore, bytesBehind] = [inBytes(before), inBytes(behind)];
  if (bytesBefore.length + bytesBehind.length > mostBytes) return undefined;
  const number = told?.printed ?? 'same';
  return {before: bytesBefore, digits: digits - 1, behind: bytesBehind, number};
}

const inBytes = (text: string) => Buffer.from(text).toString('latin1');

/** Characters of a time to the second. */
const moment = '2006-01-02T15:04:05'.length;

/** A text may have 240 bytes; a time and a number take 29 and 17 of them. */
const mostBytes = 190;

/** Writes a frame as identify.wat reads it. */
export function encodeFrame({before, digits, behind, number}: IdentityFrame, to: Encoder): void {
  to.words(digits, printings.indexOf(number), before.length, behind.length);
  to.vectors(before);
  to.vectors(behind);
}

const printings = ['same', 'as written', 'converted'];

/** Greatest whole number in mg/dL that is printed in advance; a higher one is not valid. */
export const mostConverted = 1_000;

/** Bytes of each: its length, and its characters. */
export const convertedBytes = 24;

/** Prints the whole numbers of mg/dL from 0, converted to mmol/L, as identify.wat reads them. */
export function printConverted(): Buffer {
  const all = Buffer.alloc((mostConverted + 1) * convertedBytes);
  for (let mg = 0; mg <= mostConverted; mg++) {
    const length = all.write(printFloat(toMmol(mg)), mg * convertedBytes + 1, 'latin1');
    all[mg * convertedBytes] = length;
  }
  return all;
}
