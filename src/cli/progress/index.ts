import type {InputFlags} from '../flags/flags.js';
import type {Messages} from '../output/messages.js';
import {Gauge} from './gauge.js';
import {logLines} from './log-lines.js';
import type {Pace, ProgressLine} from './progress-line.js';

const usualPace: Pace = {patience: 300, interval: 5_000};

/**
 * Makes what tells of progress on standard error: on a terminal a bar, in a log a line every few seconds;
 * nothing with `--quiet`, `--json` or `--log json`.
 */
export async function createProgress(
  files: readonly string[],
  {quiet, json, log, prepare}: Pick<InputFlags, 'quiet' | 'json' | 'log' | 'prepare'>,
  messages: Messages,
  pace = usualPace,
): Promise<ProgressLine> {
  const say = (message: string) => messages.say(message);
  if (quiet || json || log === 'json') return {advance() {}, show() {}, say, end() {}};
  const gauge = new Gauge(files, prepare ? 'twice' : 'once');
  if (messages.seen === 'in a log') return logLines(gauge, messages, pace);
  const {terminalBar} = await import('./terminal-bar.js');
  return terminalBar(gauge, messages, pace);
}
