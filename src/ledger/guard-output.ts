import {problem} from '../errors.js';
import {systemFault} from '../print/system-fault.js';

/** Does what writes to a file of ours; throws `ERR_INGEST_NO_OUTPUT` where that fails. */
export function guardOutput<T>(output: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    throw unwritable(output, cause);
  }
}

/** Says that a file of ours cannot be written, and why. */
export function unwritable(output: string, cause: unknown) {
  const reason = systemFault((cause as NodeJS.ErrnoException).code);
  return problem('ERR_INGEST_NO_OUTPUT', {output, reason}, {cause});
}
