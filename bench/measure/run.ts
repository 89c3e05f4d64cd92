import {spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {program} from '../project.js';

/** What a process says of itself at its end. */
interface Probed {
  /** Seconds, user and system. */
  readonly cpu: number;
  /** Most bytes ever resident. */
  readonly memory: number;
}

/** What one process took, from its start to its end, and what it said. */
export interface Run extends Probed {
  /** Seconds. */
  readonly wall: number;
  readonly stdout: string;
}

/** Runs Node with these arguments; throws unless it ends with one of the exit codes. */
export async function run(argv: readonly string[], exitCodes: readonly number[]): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--require', probe, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: environment,
  });
  const ended = once(child, 'exit').then(([code]) => ({code, at: performance.now()}));
  const [{code, at}, stdout, stderr, probed] = await Promise.all([
    ended,
    ...([child.stdout, child.stderr, child.stdio[3]] as Readable[]).map(stream => text(stream)),
  ]);
  if (!exitCodes.includes(code)) {
    throw new Error(`exit code ${code} of: node ${argv.join(' ')}\n${stderr || stdout}`);
  }
  return {...(JSON.parse(probed!) as Probed), wall: (at - began) / 1_000, stdout: stdout!};
}

const probe = program('measure/probe');

/** Without what a machine asks of every Node: its certificates alone can take twice as long as the rest of a start. */
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_'))),
  TIDEPOOL_SESSION_TOKEN: 'made-up-token',
};
