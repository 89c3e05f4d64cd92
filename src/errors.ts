import {count} from './print/numbers.js';

/** Where a record, or the fault that ended a run, stands in the input. */
export interface Place {
  /** Number of the record in the whole input, from 0. */
  readonly index: number;
  /** File as it was named, `-` for standard input. */
  readonly file: string;
  /** First byte of it in the (decompressed) file, from 0; absent where unknown. */
  readonly byte?: number | undefined;
  /** Line it begins on, from 1; absent where unknown. */
  readonly line?: number | undefined;
}

/** What went wrong, as a caller must react to it; the command line makes its exit code of it. */
export type Fault = 'internal' | 'usage' | 'input' | 'authentication' | 'service' | 'cancelled';

/** The one error we throw. `code` is stable, `message` is for people and says what to do. */
export class IngestError extends Error {
  override readonly name = 'IngestError';

  constructor(
    readonly code: ErrorCode,
    readonly fault: Fault,
    message: string,
    options: ErrorOptions & {place?: Place | undefined} = {},
  ) {
    const {cause, place, answer, sent} = options;
    super(message, cause === undefined ? undefined : {cause});
    Object.assign(this, place && {place}, answer && {answer}, sent && {sent});
  }

  /** Where in the input, for faults of the input. */
  readonly place?: Place;
  /** What the platform answered, for faults of it that came as an answer. */
  readonly answer?: PlatformAnswer;
  /** That no byte of a request has left, because no connection came about; absent where one may have. */
  readonly sent?: 'nothing';
}

/** How an answer of the platform bears on another try. */
export interface PlatformAnswer {
  readonly status: number;
  /** Milliseconds that it asked to wait (`Retry-After`). */
  readonly retryAfter: number | undefined;
}

interface ErrorOptions {
  readonly cause?: unknown;
  readonly answer?: PlatformAnswer | undefined;
  readonly sent?: 'nothing' | undefined;
}

/** The stable code of an error: one of the catalogue. */
export type ErrorCode = keyof typeof catalogue;

/** Makes the error of a code: `throw problem('ERR_INGEST_NO_FILE', {file})`. */
export function problem<C extends ErrorCode>(
  code: C,
  details: Parameters<(typeof catalogue)[C][1]>[0],
  options: ErrorOptions = {},
): IngestError {
  const [fault, message] = catalogue[code];
  const say = message as (details: object) => string;
  const place = 'place' in details ? (details.place as Place | undefined) : undefined;
  return new IngestError(code, fault, say(details), {...options, place});
}

/** Refuses what is not a whole number from 1 to `most`; throws `ERR_INGEST_USAGE`. */
export function checkCount(name: string, value: number, most = Number.MAX_SAFE_INTEGER): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  throw problem('ERR_INGEST_USAGE', {
    message: `${name}: expected a whole number from 1 to ${count(most)}.`,
  });
}

/** Adds to the message of one of our errors what only its catcher knows. */
export function amend(error: unknown, addition: string): unknown {
  if (!(error instanceof IngestError)) return error;
  const {code, fault, message, cause, place, answer, sent} = error;
  return new IngestError(code, fault, `${message} ${addition}`, {cause, place, answer, sent});
}

/** Prints a place: `dump.json:1042 (byte 271,003, record 1,017)`. */
export function printPlace({file, line, byte, index}: Place): string {
  const name = file === '-' ? 'standard input' : file;
  const known = [byte === undefined ? '' : `byte ${count(byte)}`, `record ${count(index + 1)}`];
  return `${name}${line === undefined ? '' : `:${line}`} (${known.filter(Boolean).join(', ')})`;
}

const entry = <D extends object>(fault: Fault, message: (details: D) => string) =>
  [fault, message] as const;

/** Every code and its message, the fault first. Details never hold a measured value or a secret. */
export const catalogue = {
  // Faults of the call.
  ERR_INGEST_USAGE: entry<{message: string}>('usage', ({message}) => message),
  ERR_INGEST_NO_OUTPUT: entry<{output: string; reason: string}>(
    'usage',
    ({output, reason}) =>
      `${output} cannot be written (${reason}). Name a place that can, with room enough.`,
  ),
  ERR_INGEST_LEDGER: entry<{ledger: string; reason: string; remedy: string}>(
    'usage',
    ({ledger, reason, remedy}) => `the ledger ${ledger} cannot be used: ${reason}. ${remedy}`,
  ),
  ERR_INGEST_CHANGED_INPUT: entry<{ledger: string; place?: Place; bytes?: string}>(
    'usage',
    ({ledger, place, bytes}) =>
      `${place ? `${printPlace(place)}: the input is read in another way than before (--path, --pick, --default-device-id ...)` : `the input is not the one${bytes ? ` (its bytes ${bytes}, decompressed, are others)` : ''}`} that the ledger ${ledger} is about: nothing new was sent. Give the same again; to upload another, first take back the earlier one: tidepool-ingest data-sets delete --state ${ledger}.`,
  ),
  ERR_INGEST_UNDECODED: entry<{place: Place}>(
    'usage',
    ({place}) =>
      `${printPlace(place)}: this record was refused while it was read; put decode() before batch().`,
  ),
  ERR_INGEST_SEVERAL_DEVICES: entry<{place: Place}>(
    'usage',
    ({place}) =>
      `${printPlace(place)}: this datum is of another device than the one data set. The platform tells duplicates by device: leave --data-sets at per-device, and deviceId out of --session.`,
  ),

  // Faults of the input.
  ERR_INGEST_TOO_MANY_REJECTS: entry<{rejected: number; read: number; limit: string}>(
    'input',
    ({rejected, read, limit}) =>
      `${count(rejected)} of ${count(read)} data are refused, more than ${limit}: is this the right file? If it is, allow more with --max-rejects.`,
  ),
  ERR_INGEST_NO_FILE: entry<{file: string; reason: string}>(
    'input',
    ({file, reason}) =>
      `${file}: ${reason}. Name a file that can be read, or - for standard input.`,
  ),
  ERR_INGEST_COMPRESSION: entry<{place: Place; reason: string}>(
    'input',
    ({place, reason}) => `${printPlace(place)}: ${reason}.`,
  ),
  ERR_INGEST_ENCODING: entry<{place: Place; found: string}>(
    'input',
    ({place, found}) =>
      `${printPlace(place)}: this is ${found}, not JSON in UTF-8. Convert it, as iconv and many an editor do, and try again.`,
  ),
  ERR_INGEST_NOT_JSON: entry<{place: Place; expected: string; found: string; fix?: string}>(
    'input',
    ({place, expected, found, fix}) =>
      `${printPlace(place)}: not JSON: expected ${expected}, found ${found}.${fix ? ` ${fix}` : ''}`,
  ),
  ERR_INGEST_TRUNCATED: entry<{place: Place; expected: string}>(
    'input',
    ({place, expected}) =>
      `${printPlace(place)}: the file ends before ${expected}. It is truncated: get a complete copy.`,
  ),
  ERR_INGEST_NO_ARRAY: entry<{place: Place; path: string; found: string}>(
    'input',
    ({place, path, found}) =>
      `${printPlace(place)}: no array at "${path}", found ${found}. Name the path of the array with --path.`,
  ),
  ERR_INGEST_SCRATCH: entry<{folder: string; reason: string}>(
    'input',
    ({folder, reason}) =>
      `the temporary file in ${folder} fails (${reason}). Name a folder with room in TMPDIR, on Windows TEMP.`,
  ),
  ERR_INGEST_INPUT_CHANGED: entry<{place?: Place}>(
    'input',
    ({place}) =>
      `${place ? `${printPlace(place)}: ` : ''}the input changed while it was read for the second time. Try again when nothing writes to it.`,
  ),
  ERR_INGEST_CALLER: entry<{reason: string}>(
    'service',
    ({reason}) =>
      `the stream that gives the input, or a stage that it was sent through, failed: ${reason}.`,
  ),

  // Faults of the platform, or of the way to it.
  ERR_INGEST_LOGIN: entry<{reason: string}>(
    'authentication',
    ({reason}) => `log-in refused: ${reason}. Check e-mail and password.`,
  ),
  ERR_INGEST_UNAUTHENTICATED: entry<{request: string}>(
    'authentication',
    ({request}) =>
      `${request}: the session token is not valid, or no longer. Get a new one; with e-mail and password one is got when needed.`,
  ),
  ERR_INGEST_FORBIDDEN: entry<{request: string}>(
    'authentication',
    ({request}) => `${request}: this account may not do that with the data of this user.`,
  ),
  ERR_INGEST_REFUSED: entry<{request: string; status: number; detail: string}>(
    'service',
    ({request, status, detail}) =>
      `${request}: the platform refused it (${status}): ${detail.replace(/\.?$/, '.')}`,
  ),
  ERR_INGEST_UNREACHABLE: entry<{request: string; reason: string}>(
    'service',
    ({request, reason}) => `${request}: no answer: ${reason}.`,
  ),
  ERR_INGEST_CERTIFICATE: entry<{request: string; reason: string}>(
    'service',
    ({request, reason}) =>
      `${request}: nothing was sent, for the certificate of the server is not to be trusted: ${reason}. Is the base URL right? Where a proxy has its own certificates, name the file with its authority in NODE_EXTRA_CA_CERTS.`,
  ),
  ERR_INGEST_STRANGE_REPLY: entry<{request: string; status: number; reason: string}>(
    'service',
    ({request, status, reason}) =>
      `${request}: the answer (${status}) is not the platform's: ${reason}. Is the base URL right, is there a proxy?`,
  ),
  ERR_INGEST_WRONG_DEVICE: entry<{place: Place}>(
    'usage',
    ({place}) =>
      `${printPlace(place)}: this datum is of another device than the data set. Open one set a device, or use ingest().`,
  ),
  ERR_INGEST_NOT_CLOSED: entry<{dataSetId: string; reason: string}>(
    'service',
    ({dataSetId, reason}) =>
      `data set ${dataSetId} is not known to be closed: ${reason}. Its data may be out of sight: delete it and upload them again, unless they are there.`,
  ),
  ERR_INGEST_HALF_CLOSED: entry<{dataSetId: string}>(
    'service',
    ({dataSetId}) =>
      `data set ${dataSetId} is closed half-way: its data are out of sight for good. Delete it and upload them again.`,
  ),
  ERR_INGEST_UNFINISHED: entry<{dataSetId: string; reason: string}>(
    'service',
    ({dataSetId, reason}) => `data set ${dataSetId} cannot be finished: ${reason}.`,
  ),
  ERR_INGEST_SET_GONE: entry<{dataSetId: string; what: string}>(
    'service',
    ({dataSetId, what}) =>
      `data set ${dataSetId} was ${what} meanwhile, by somebody else: this run cannot go on. Delete its sets (tidepool-ingest data-sets delete --state FILE) and start over.`,
  ),
  ERR_INGEST_BROKEN_PLATFORM: entry<{data: number}>(
    'service',
    ({data}) =>
      `the platform fails at data (${count(data)}) while no others pass that would show it to be well: it may be the platform that fails, not the data, so none are refused. Try again later.`,
  ),
  ERR_INGEST_NOT_OPEN: entry<{dataSetId: string; state: string}>(
    'service',
    ({dataSetId, state}) => `data set ${dataSetId} takes no data: it is ${state}. Open a new one.`,
  ),
  ERR_INGEST_CANCELLED: entry<object>('cancelled', () => 'stopped on request.'),
  ERR_INGEST_WORKER: entry<{reason: string}>(
    'internal',
    ({reason}) =>
      `a worker thread failed: ${reason}. Try again with --workers 0; if that works, please report it.`,
  ),
  ERR_INGEST_INTERNAL: entry<{reason: string}>(
    'internal',
    ({reason}) => `a fault of ours: ${reason}. Please report it.`,
  ),
};
