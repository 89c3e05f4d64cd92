import {problem} from '../errors.js';
import {onAbort} from './on-abort.js';

/** Milliseconds a timer of Node can run; one set to more fires at once. */
export const longestTimer = 2 ** 31 - 1;

/** Waits so many milliseconds; throws `ERR_INGEST_CANCELLED` as soon as a signal aborts. */
export async function sleep(milliseconds: number, signals: readonly AbortSignal[]): Promise<void> {
  if (signals.some(({aborted}) => aborted)) throw problem('ERR_INGEST_CANCELLED', {});
  let forget: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(resolve, milliseconds);
      const cancel = () => reject(problem('ERR_INGEST_CANCELLED', {}));
      forget = signals.map(signal => onAbort(signal, cancel));
    });
  } finally {
    clearTimeout(timer);
    for (const each of forget) each();
  }
}
