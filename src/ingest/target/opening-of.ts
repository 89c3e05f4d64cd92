import type {Batch} from '../../block.js';
import type {Opening} from '../../tidepool/opening.js';
import type {IngestOptions} from '../options.js';
import {deviceTagsOf} from './device-tags.js';
import type {Routing} from './routing.js';

/** What an export says of the data set of a device; the template says more. */
export type SessionOf = (deviceId: string) => Readonly<Record<string, unknown>> | undefined;

/** Tells what the data set is opened with whose first batch this is. */
export function openingOf(
  batch: Batch,
  {session, deduplicator}: Pick<IngestOptions, 'session' | 'deduplicator'>,
  {dataSets, otherDevices}: Routing,
  sessionOf: SessionOf,
): Opening {
  // One set for whatever device names none: it would be wrong for the others.
  const mixed = dataSets === 'one' && otherDevices === 'allow';
  const deviceId = mixed ? undefined : batch.deviceId;
  const described = deviceId === undefined ? undefined : sessionOf(deviceId);
  return {
    ...{deviceId, deduplicator},
    session: {...described, ...session},
    deviceTags: deviceTagsOf(batch.entries.distinct('kind')),
  };
}
