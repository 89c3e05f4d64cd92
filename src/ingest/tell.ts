import type {IngestError} from '../errors.js';
import {publish} from '../events.js';

/** Publishes how a run has ended that was begun at this time of `performance.now`. */
export function tellRun(
  of: 'ingest' | 'check',
  began: number,
  {read, rejected}: {readonly read: number; readonly rejected: number},
  error?: IngestError,
): void {
  const milliseconds = performance.now() - began;
  publish('tidepool-ingest:run', () => ({of, code: error?.code, read, rejected, milliseconds}));
}
