import {deduplicatorOf} from '../../tidepool/opening.js';
import type {IngestOptions} from '../options.js';

/** Which data go where, and what becomes of data that may not go there. */
export interface Routing {
  readonly dataSets: 'per-device' | 'one';
  /** The one device of the one data set, as far as it is known before the first datum. */
  readonly deviceId: string | undefined;
  /** Data of another device: there is a set for them, they are refused, or the call was wrong. */
  readonly otherDevices: 'allow' | 'reject' | 'stop';
}

/** Tells from the options how data are routed: one set a device, unless something names a single set. */
export function routingOf(options: IngestOptions): Routing {
  const {dataSets = 'per-device', dataSetId, session, deduplicator} = options;
  const named = typeof session?.deviceId === 'string' ? session.deviceId : undefined;
  if (dataSetId !== undefined) {
    return {dataSets: 'one', deviceId: undefined, otherDevices: 'reject'};
  }
  const byDevice = deduplicatorOf({session, deduplicator}).dataSetNeeds === 'deviceId';
  if (named !== undefined) {
    return {dataSets: 'one', deviceId: byDevice ? named : undefined, otherDevices: 'stop'};
  }
  const single = dataSets === 'one' && byDevice;
  return {dataSets, deviceId: undefined, otherDevices: single ? 'stop' : 'allow'};
}
