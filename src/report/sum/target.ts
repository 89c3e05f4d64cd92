import type {CheckOptions} from '../../ingest/check.js';
import type {IngestOptions} from '../../ingest/options.js';
import {deduplicatorOf} from '../../tidepool/opening.js';
import type {TargetReport} from '../model/report.js';

/** Tells whose data these are, and where they go. */
export function targetOf(
  options: IngestOptions | CheckOptions,
  place: 'platform' | 'sandbox',
): TargetReport {
  const {userId = null, baseUrl = null, dryRun, session} = options as Partial<IngestOptions>;
  const {short} = deduplicatorOf({session, deduplicator: options.deduplicator});
  const sentTo = place === 'sandbox' ? 'sandbox' : baseUrl;
  return {userId, baseUrl: dryRun ? null : sentTo, deduplicator: short};
}
