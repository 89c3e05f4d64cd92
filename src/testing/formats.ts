import fc from 'fast-check';
import {format} from '../codec/index.js';
import type {Format} from '../codec/node.js';
import {zoneNames} from '../codec/zones.js';

/** Gives texts of a format: samples of its own, or what matches its pattern. */
export function drawFormat(wanted: Format): fc.Arbitrary<string> {
  const samples = own.get(wanted);
  if (samples) return samples;
  if (wanted.pattern === undefined || wanted.open !== undefined) {
    throw new TypeError(`no samples of the format ${wanted.name}`);
  }
  return fc.stringMatching(new RegExp(wanted.pattern));
}

const seconds = fc
  .date({min: new Date(0), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true})
  .map(date => date.toISOString().slice(0, 19));

/** Not `fc.webUrl`, which takes fast-check a second to set up. */
const address =
  /^https?:\/\/[a-z0-9]{1,12}\.(com|example|org)(:[0-9]{2,4})?(\/[\w.~-]{0,8}){0,3}(\?[a-z]=[\w-]{0,8})?(#\w{1,8})?$/;

/** Those that a pattern cannot tell whole. */
const own = new Map<Format, fc.Arbitrary<string>>([
  [format.zone, fc.constantFrom('Europe/Berlin', ...zoneNames)],
  [format.url, fc.stringMatching(address)],
  [format.localTime, seconds],
  [format.rfc3339, seconds.map(text => `${text}Z`)],
]);
