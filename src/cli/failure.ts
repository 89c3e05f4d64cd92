import {IngestError} from '../errors.js';
import type {IngestFailure} from '../ingest/options.js';
import {say, sayFatal} from './streams.js';

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

/** Says what ended the process: a foreseen error in one line, any other with where it came from. */
export function sayError(error: unknown): void {
  if (error instanceof IngestError && error.fault !== 'internal') sayFatal(error.message);
  else sayUnforeseen(error);
}

/** Leaves the message of a foreign error out: that of JSON.parse, for one, quotes the data. */
function sayUnforeseen(error: unknown): void {
  const {cause = error} = error instanceof IngestError ? error : {};
  const {name, code = '', stack = ''} = (cause instanceof Error ? cause : new Error()) as Foreign;
  const what = `${name} ${code}`.trim();
  sayFatal(`a fault of ours (${what}). Please report it with these lines, which hold no data:`);
  for (const line of stack.split('\n')) if (/^ {4}at /.test(line)) say(line);
}

type Foreign = Error & {code?: string};
