import {readFileSync, writeSync} from 'node:fs';
import {isMainThread} from 'node:worker_threads';

// Loaded into each measured process before its program: tells, at its end, on descriptor 3, what the
// whole process has used, its threads too.

/** What a process says of itself. */
export interface Probed {
  /** Seconds, user and system. */
  readonly cpu: number;
  /** Most bytes ever resident. */
  readonly memory: number;
}

if (isMainThread) {
  process.on('exit', () => {
    const {userCPUTime, systemCPUTime} = process.resourceUsage();
    const probed: Probed = {cpu: (userCPUTime + systemCPUTime) / 1e6, memory: peak()};
    writeSync(3, JSON.stringify(probed));
  });
}

/** On Linux the usual figure begins with what the process that started this one had at that moment. */
function peak(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kilobytes] =
    /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
