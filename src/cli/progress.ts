import {statSync} from 'node:fs';
import {count} from './numbers.js';

/** What a progress line tells. */
export interface Shown {
  readonly read: number;
  readonly rejected: number;
  readonly uploaded?: number;
}

/** A line that tells how far a command has come. */
export interface ProgressLine {
  /** Counts bytes taken from the input. */
  advance(bytes: number): void;
  /** Takes note of the counts; cheap enough to be called for each datum. */
  show(shown: Shown): void;
  /** Takes the line away. */
  end(): void;
}

const interval = 100; // milliseconds between two states of the line

/**
 * Makes a line on standard error: on a terminal one that is renewed, with a bar where the size of
 * the input is known; in a log a new one every ten seconds; none with `--quiet` or `--json`.
 */
export async function createProgress(
  files: readonly string[],
  {quiet, json}: {quiet?: true; json?: true},
  stream: NodeJS.WritableStream = process.stderr,
): Promise<ProgressLine> {
  if (quiet || json) return {advance() {}, show() {}, end() {}};
  const {default: progress} = await import('cli-progress');
  const total = sizeOf(files);
  const bar = new progress.SingleBar(
    {
      stream,
      format: total > 0 ? '{bar} {percentage}% | {counts}, {left} s left' : '{counts}',
      barsize: 24,
      linewrap: true, // else it stays off in the terminal if the process is killed
      clearOnComplete: true,
      noTTYOutput: true,
      notTTYSchedule: 10_000,
    },
    progress.Presets.shades_classic,
  );
  const began = performance.now();
  let taken = 0;
  let due = 0;
  let state: 'waiting' | 'running' = 'waiting';
  return {
    advance(bytes) {
      taken += bytes;
    },
    show(shown) {
      const now = performance.now();
      if (now < due) return;
      due = now + interval;
      const seconds = (now - began) / 1_000;
      const left = taken > 0 ? count(Math.ceil((seconds / taken) * (total - taken))) : '?';
      const payload = {counts: countsOf(shown, seconds), left};
      if (state === 'running') bar.update(taken, payload);
      else bar.start(total, taken, payload);
      state = 'running';
    },
    end() {
      if (state === 'running') bar.stop();
    },
  };
}

/** Bytes of the files together; 0 where one of them is a pipe and nobody knows. */
function sizeOf(files: readonly string[]): number {
  const sizes = files.map(file => {
    const stats = file === '-' ? undefined : statSync(file, {throwIfNoEntry: false});
    return stats?.isFile() ? stats.size : Number.NaN;
  });
  return sizes.reduce((sum, size) => sum + size, 0) || 0;
}

function countsOf({read, rejected, uploaded}: Shown, seconds: number): string {
  return [
    `${count(read)} read`,
    ...(uploaded === undefined ? [] : [`${count(uploaded)} uploaded`]),
    `${count(rejected)} refused`,
    `${count(Math.round(read / seconds))}/s`,
  ].join(', ');
}
