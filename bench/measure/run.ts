import {spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {pathToFileURL} from 'node:url';
import {program} from '../project.js';
import type {Probed} from './probe.js';

/** What one process took, from its start to its end, and what it said. */
export interface Run extends Probed {
  /** Seconds. */
  readonly wall: number;
  readonly stdout: string;
}

/** Runs Node with these arguments; throws unless it ends with one of the exit codes. */
export async function run(argv: readonly string[], exitCodes: readonly number[]): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', probe, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: {...process.env, TIDEPOOL_SESSION_TOKEN: 'made-up-token', NODE_OPTIONS: ''},
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

const probe = pathToFileURL(program('measure/probe')).href;
