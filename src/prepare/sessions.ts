import {printTime} from '../codec/go/time.js';
import type {JsonObject} from '../codec/json/value.js';
import {repairField} from './repair.js';
import {sessionFields} from './session-fields.js';

/** What the data set of a device is opened with, as its newest `upload` record tells. */
export type Session = Readonly<Record<string, unknown>>;

/** Gathers `upload` records; of several of a device the newest counts, of equally new ones the last. */
export class Sessions {
  readonly #newest = new Map<string, {time: number; session: Session}>();

  add(upload: JsonObject): void {
    const {deviceId, time} = upload;
    if (typeof deviceId !== 'string' || deviceId === '') return;
    const instant = instantOf(time);
    const known = this.#newest.get(deviceId);
    if (known && known.time > instant) return;
    this.#newest.set(deviceId, {time: instant, session: sessionOf(upload)});
  }

  /** Gives the session of each device. */
  get byDevice(): ReadonlyMap<string, Session> {
    return new Map([...this.#newest].map(([deviceId, {session}]) => [deviceId, session]));
  }
}

/** Takes what the platform would accept: for one bad field it would refuse the whole data set. */
function sessionOf(upload: JsonObject): Session {
  const fields = Object.entries(sessionFields).flatMap(([name, field]) => {
    const value = repairField(upload[name], field.node, () => {});
    return value != null && field.is(value) ? [[name, value]] : [];
  });
  return Object.fromEntries(fields);
}

function instantOf(time: unknown): number {
  const instant = typeof time === 'string' ? Date.parse(printTime(time)) : NaN;
  return Number.isNaN(instant) ? -Infinity : instant;
}
