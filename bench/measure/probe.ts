import {writeSync} from 'node:fs';
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
    const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage();
    const probed: Probed = {cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS * 1024};
    writeSync(3, JSON.stringify(probed));
  });
}
