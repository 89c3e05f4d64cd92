import {readFileSync} from 'node:fs';
import {uptime} from 'node:os';
import {crc32} from 'node:zlib';
import {printSum} from './print-sum.js';

/**
 * Names the present start of the system: while it is the same, all that was ever written is there. Where a
 * clock that is set changes it, that costs no more than a power cut would.
 */
export function nameBoot(): string {
  name ??= printSum(crc32(linuxBoot() ?? `${startTime()}`));
  return name;
}

let name: string | undefined;

function linuxBoot(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8');
  } catch {
    return undefined; // another system
  }
}

/** In tens of seconds: two starts are further apart, and the same one is not told to the second. */
const startTime = () => Math.round((Date.now() / 1_000 - uptime()) / 10);
