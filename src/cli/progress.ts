import {clearLine, cursorTo} from 'node:readline';

/** What a progress line tells. */
export interface Shown {
  readonly read: number;
  readonly rejected: number;
  readonly uploaded?: number;
}

/** A line that tells how far a command has come. */
export interface ProgressLine {
  show(shown: Shown): void;
  /** Takes the line away. */
  end(): void;
}

const onTerminal = 100; // milliseconds between two states of the line
const elsewhere = 10_000; // milliseconds between two lines in a log

/** Makes a line on standard error: one that is renewed on a terminal, now and then a new one in a log. */
export function createProgress({quiet, json}: {quiet?: true; json?: true}): ProgressLine {
  const {stderr} = process;
  if (quiet || json) return {show() {}, end() {}};
  const interval = stderr.isTTY ? onTerminal : elsewhere;
  const began = performance.now();
  let due = began + interval;
  return {
    show(shown) {
      const now = performance.now();
      if (now < due) return;
      due = now + interval;
      const line = lineOf(shown, (now - began) / 1_000);
      if (!stderr.isTTY) {
        stderr.write(`${line}\n`);
        return;
      }
      cursorTo(stderr, 0);
      stderr.write(line.slice(0, stderr.columns - 1));
      clearLine(stderr, 1);
    },
    end() {
      if (!stderr.isTTY) return;
      cursorTo(stderr, 0);
      clearLine(stderr, 1);
    },
  };
}

function lineOf({read, rejected, uploaded}: Shown, seconds: number): string {
  const parts = [
    `${count(read)} read`,
    ...(uploaded === undefined ? [] : [`${count(uploaded)} uploaded`]),
    `${count(rejected)} refused`,
    `${count(Math.round(read / seconds))}/s`,
  ];
  return parts.join(', ');
}

const count = (number: number) => number.toLocaleString('en-US');
