import {Writable} from 'node:stream';
import {addFingerprints} from '../batches/fingerprint.js';
import type {Batch} from '../block.js';
import type {UploadStats} from '../stages/upload.js';

/** Makes a stream that takes batches as `upload` would, and only counts: the end of a dry run. */
export function countingSink(onProgress: (stats: Readonly<UploadStats>) => void): Writable {
  const stats: UploadStats = {uploaded: 0, batches: 0, retries: 0, bytes: 0, fingerprint: 0};
  return new Writable({
    objectMode: true,
    highWaterMark: 1,
    write({entries, body}: Batch, _encoding, done) {
      stats.uploaded += entries.sumOf('records');
      stats.batches++;
      stats.bytes += body.length;
      stats.fingerprint = addFingerprints([stats.fingerprint, entries.sumOf('fingerprint')]);
      onProgress(stats);
      done();
    },
  });
}
