import {type Command, InvalidArgumentError, Option} from 'commander';
import type {RejectLimit} from '../ingest/options.js';

/** The flags that say what the input is and how it is judged: the same for `check` and `upload`. */
export interface InputFlags {
  readonly userId?: string;
  readonly path?: string;
  readonly pick?: RegExp;
  readonly format: 'auto' | 'array' | 'lines' | 'concatenated';
  readonly deduplicator?: string;
  readonly yesDestroyOtherData?: true;
  readonly defaultDeviceId?: string;
  readonly prepare?: true;
  readonly workers?: number;
  readonly json?: true;
  readonly quiet?: true;
  readonly rejects?: string;
  readonly fromRejects?: true;
}

/** Adds them to a command. */
export function addInputFlags(command: Command): Command {
  return command
    .argument(
      '<file...>',
      'JSON array, JSON Lines or concatenated JSON, also compressed; - for stdin',
    )
    .addOption(userIdFlag())
    .option('--path <a.b>', 'where the array lies in an object', text)
    .addOption(
      new Option('--pick <regex>', "any other selection, by stream-json's filter")
        .argParser(regex)
        .conflicts('path'),
    )
    .addOption(
      new Option('--format <name>', 'form of the input')
        .choices(['auto', 'array', 'lines', 'concatenated'])
        .default('auto'),
    )
    .option('--deduplicator <name>', 'short or full name (default: device.deactivate.hash)', text)
    .option('--yes-destroy-other-data', 'allow device.truncate.dataset, which does just that')
    .option('--default-device-id <id>', 'for data without one', text)
    .option('--prepare', 'the input is an export: make it what may be sent')
    .option('--rejects <file>', 'write refused data there, JSON Lines', text)
    .option('--from-rejects', 'the input is a rejects file: take the datum of each line')
    .addOption(
      new Option(
        '--workers <n>',
        'threads beside the main one (default: 1 from 16 MiB on, else 0)',
      ).argParser(wholeNumber(0, 64)),
    )
    .option('--json', 'print one object as the last line of standard output')
    .option('--quiet', 'no progress, no summary');
}

/** Makes the flag that says whose data these are. */
export const userIdFlag = () => new Option('--user-id <id>', 'whose data').argParser(text);

/** Makes the flag that says where the platform is. */
export const baseUrlFlag = () =>
  new Option('--base-url <url>', 'of the platform: everything before /v1/').argParser(text);

/** Reads a text that must not be empty. */
export function text(value: string): string {
  if (value === '') throw new InvalidArgumentError('Expected a text that is not empty.');
  return value;
}

/** Makes the reader of a whole number from `least` to `most`. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER) {
  return (value: string): number => {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    const upTo = most === Number.MAX_SAFE_INTEGER ? 'or more' : `to ${most}`;
    throw new InvalidArgumentError(`Expected a whole number, ${least} ${upTo}.`);
  };
}

/** Reads a limit of refused data: a number of them, or a percentage. */
export function rejectLimit(value: string): RejectLimit {
  const [, number, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(value) ?? [];
  if (number !== undefined && percent === '%') return {percent: Number(number)};
  if (/^\d+$/.test(value)) return {count: Number(value)};
  throw new InvalidArgumentError('Expected a whole number, or a percentage such as 10%.');
}

function regex(value: string): RegExp {
  try {
    return new RegExp(value);
  } catch {
    throw new InvalidArgumentError('Expected a regular expression.');
  }
}
