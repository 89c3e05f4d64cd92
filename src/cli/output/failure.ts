import {IngestError} from '../../errors.js';
import type {IngestFailure} from '../../ingest/options.js';
import type {Messages} from './messages.js';

/** What `--json` tells of an error that ended a run. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** Whether the same command again goes on where this run stopped. */
  readonly resumable: boolean;
}

/** Tells an error that belongs in the result from a wrong call and from a fault of ours, which do not. */
export function isTold(error: unknown): error is IngestError {
  return error instanceof IngestError && error.fault !== 'usage' && error.fault !== 'internal';
}

/** Prints an error as other programs read it. */
export function failureOf(error: IngestError): Failure {
  const {code, message} = error;
  const {resumable = false} = error as Partial<IngestFailure>;
  return {code, message, resumable};
}

/** Says what ended the process: a foreseen error in one line with its code, any other with where it came from. */
export function sayError(error: unknown, messages: Messages): void {
  if (!(error instanceof IngestError) || error.fault === 'internal') sayUnforeseen(error, messages);
  else if (error.code === 'ERR_INGEST_USAGE') messages.sayFatal(error.message);
  else messages.sayFatal(`${error.message} [${error.code}]`);
}

function sayUnforeseen(error: unknown, messages: Messages): void {
  const {what, stack} = describeUnforeseen(error);
  messages.sayFatal(
    `a fault of ours (${what}). Please report it with these lines, which hold no data:`,
  );
  for (const line of stack) messages.say(`    ${line}`);
}

/** Tells of an error that nobody foresaw what holds no data, unlike the message of JSON.parse for one: its name, its code and where it came from. */
export function describeUnforeseen(error: unknown): {what: string; stack: string[]} {
  const {cause = error} = error instanceof IngestError ? error : {};
  const {name, code = '', stack = ''} = (cause instanceof Error ? cause : new Error()) as Foreign;
  const lines = stack.split('\n').map(line => line.trim());
  return {what: `${name} ${code}`.trim(), stack: lines.filter(line => line.startsWith('at '))};
}

type Foreign = Error & {code?: string};
