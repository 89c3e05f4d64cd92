import {problem} from '../../errors.js';
import type {InputOptions} from '../../ingest/input/input.js';
import {findDeduplicator} from '../../tidepool/deduplicator.js';
import type {InputFlags} from './flags.js';

/** Makes the options of `check` and `ingest` of the flags that both have; throws `ERR_INGEST_USAGE`. */
export function inputOptions(files: readonly string[], flags: InputFlags): InputOptions {
  const {path, pick, format, defaultDeviceId, deduplicator, fromRejects, prepare, workers} = flags;
  if (files.filter(file => file === '-').length > 1) {
    throw usage('standard input (-) can be read only once.');
  }
  if (deduplicator) guardOtherData(deduplicator, flags.yesDestroyOtherData);
  return {path, pick, format, defaultDeviceId, deduplicator, fromRejects, prepare, workers};
}

function guardOtherData(name: string, allowed: true | undefined): void {
  const {short, otherData} = findDeduplicator(name);
  if (otherData !== 'destroyed' || allowed) return;
  throw usage(
    `${short} destroys all other data of the device at the close. If that is meant, add --yes-destroy-other-data.`,
  );
}

const usage = (message: string) => problem('ERR_INGEST_USAGE', {message});
