import type {IngestSummary} from '../../ingest/options.js';
import type {CheckSummary} from '../../ingest/plan/tally.js';
import type {CountsReport} from '../model/report.js';

/** Takes the counts of a summary; of a run that left none, everything is 0. */
export function countsOf(summary: IngestSummary | CheckSummary | undefined): CountsReport {
  if (!summary) return {...none, ...nothingSent};
  const {read, rejected: refused, prepared = null} = summary;
  if ('valid' in summary) {
    const {valid: good, duplicates: repeated} = summary;
    return {...nothingSent, read, good, refused, duplicates: 0, repeated, prepared};
  }
  const {uploaded: good, duplicates, batches, bytes, fingerprint, plan} = summary;
  const retries = plan ? null : summary.retries;
  const repeated = plan ? plan.duplicates - duplicates : null;
  return {
    read,
    good,
    refused,
    duplicates,
    repeated,
    batches,
    retries,
    bytes,
    fingerprint,
    prepared,
  };
}

const none = {read: 0, good: 0, refused: 0, duplicates: 0, repeated: null, prepared: null};
const nothingSent = {batches: null, retries: null, bytes: null, fingerprint: null};
