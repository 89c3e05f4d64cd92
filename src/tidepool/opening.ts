import {randomBytes} from 'node:crypto';
import {problem} from '../errors.js';
import {defaults} from '../options.js';
import {type Deduplicator, findDeduplicator} from './deduplicator.js';
import {program} from './program.js';

/** What a data set is opened with; `session` beats all else. */
export interface Opening {
  /** Device the data are of. */
  readonly deviceId?: string | undefined;
  /** Full or short name. */
  readonly deduplicator?: string | undefined;
  /** What kinds of device the data come from: of bgm, cgm, insulin-pump, activity-monitor. */
  readonly deviceTags?: readonly string[] | undefined;
  /** Template of the body: what it has is sent as it is, the rest is filled in. */
  readonly session?: Readonly<Record<string, unknown>> | undefined;
  /** 32 lower-case hexadecimal digits; made up where absent. */
  readonly dataSetId?: string | undefined;
}

/** The body that opens a data set, and what it says. */
export interface OpeningBody {
  readonly id: string;
  readonly deviceId: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Makes the body that opens a data set (reference: session, 4 and 13). Throws `ERR_INGEST_USAGE` for what
 * the platform would take and could then neither close nor delete.
 */
export function makeOpening(opening: Opening, now = new Date()): OpeningBody {
  const {deviceTags = [], session = {}} = opening;
  const deduplicator = deduplicatorOf(opening);
  const body = {
    // Chosen here, so that a set is known by name even if the answer to its opening is lost.
    id: opening.dataSetId ?? randomBytes(16).toString('hex'),
    dataSetType: 'normal',
    deduplicator: {name: deduplicator.name},
    ...(opening.deviceId !== undefined && {deviceId: opening.deviceId}),
    ...(deviceTags.length > 0 && {deviceTags}),
    time: now.toISOString(),
    client: program,
    ...session,
  };
  const {id, deviceId} = body;
  if (typeof id !== 'string' || !/^[0-9a-f]{32}$/.test(id)) {
    throw refuse('its id: expected 32 lower-case hexadecimal digits');
  }
  if (deduplicator.dataSetNeeds === 'deviceId' && !deviceId) {
    throw refuse(
      `${deduplicator.short} needs a deviceId: name the device, or another deduplicator`,
    );
  }
  return {id, deviceId: typeof deviceId === 'string' ? deviceId : undefined, body};
}

/** Tells which deduplicator a data set gets; throws `ERR_INGEST_USAGE` for none and for an unknown one. */
export function deduplicatorOf({session = {}, deduplicator}: Opening): Deduplicator {
  if (!('deduplicator' in session)) {
    return findDeduplicator(deduplicator ?? defaults.deduplicator);
  }
  const {name} = Object(session.deduplicator) as {name?: unknown};
  if (typeof name === 'string') {
    const found = findDeduplicator(name);
    if (found.name === name) return found;
  }
  throw refuse('the session template must name its deduplicator in full');
}

const refuse = (reason: string) =>
  problem('ERR_INGEST_USAGE', {message: `the data set cannot be opened: ${reason}.`});
