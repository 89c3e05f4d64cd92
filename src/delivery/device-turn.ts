import {setTimeout as sleep} from 'node:timers/promises';
import {problem} from '../errors.js';
import {takeLock} from '../ledger/process-lock.js';

/** Milliseconds between two looks at whether another close has ended. */
const interval = 50;

/**
 * Runs a close when no other of the same device runs on this machine: two at once would leave both their
 * copies of a datum visible (reference: session, 13.10).
 */
export async function inDeviceTurn<T>(
  device: {baseUrl: string; userId: string; deviceId: string},
  close: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const name = JSON.stringify([device.baseUrl, device.userId, device.deviceId]);
  for (;;) {
    const lock = await takeLock(name);
    if (lock) return close().finally(() => lock.release());
    await sleep(interval, undefined, {signal}).catch(() => {
      throw problem('ERR_INGEST_CANCELLED', {});
    });
  }
}
