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

/** Those that a pattern cannot tell whole. */
const own = new Map<Format, fc.Arbitrary<string>>([
  [format.zone, fc.constantFrom('Europe/Berlin', ...zoneNames)],
  [format.url, fc.webUrl({withQueryParameters: true, withFragments: true})],
  [format.localTime, seconds],
  [format.rfc3339, seconds.map(text => `${text}Z`)],
]);
