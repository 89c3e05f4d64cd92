import {type ChildProcess, spawn} from 'node:child_process';
import path from 'node:path';
import {Limit} from '../../src/tidepool/limit.js';
import {root} from './project.js';

/** What a run of the command line left behind. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How the command line is run; of the environment only what is given here. */
export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
}

/** The command line as it is published: one file. */
export const bin = path.join(root, 'dist/bin/tidepool-ingest.cjs');

/** Runs the command line to its end. */
export function runCli(argv: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  return limit.run(() => startCli(argv, options).ended);
}

/** ava starts all tests of a file at once: dozens of processes would only wait for each other. */
const limit = new Limit(3);

/** Starts the command line; standard input stays open unless `input` is given. */
export function startCli(
  argv: readonly string[],
  {env = {}, input, cwd}: CliOptions = {},
): {child: ChildProcess; ended: Promise<CliRun>} {
  const child = spawn(process.execPath, [bin, ...argv], {
    cwd,
    env: {PATH: process.env.PATH, ...env},
    stdio: 'pipe',
  });
  if (input !== undefined) child.stdin.end(input);
  child.stdin.on('error', () => {}); // it may end before it has read everything
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', chunk => stdout.push(chunk));
  child.stderr.on('data', chunk => stderr.push(chunk));
  const ended = new Promise<CliRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => {
      const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString();
      resolve({code, stdout: text(stdout), stderr: text(stderr)});
    });
  });
  return {child, ended};
}

/** Waits for text on standard output of a started command line. */
export function stdoutOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', chunk => {
      text += chunk;
      if (pattern.test(text)) resolve(text);
    });
    child.on('close', () => reject(new Error(`it ended; before that it said: ${text}`)));
  });
}
