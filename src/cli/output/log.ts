import {subscribe, unsubscribe} from 'node:diagnostics_channel';
import {type DestinationStream, type Level, type Logger, pino} from 'pino';
import type {Causes} from '../../advice/causes.js';
import {IngestError} from '../../errors.js';
import type {IngestEvents} from '../../events.js';
import {program} from '../../tidepool/program.js';
import type {WarningGroup} from '../../warnings/tally.js';
import {describeUnforeseen} from './failure.js';

/** What is said to programs that read logs: a JSON object a line, without measured values and secrets. */
export interface Log {
  /** Tells how the run goes on. */
  note(notice: string): void;
  /** Tells why data were refused, what is worth a look, and what ended the run. */
  end(causes: Causes, warnings: readonly WarningGroup[], error: unknown): void;
}

type Name = keyof IngestEvents;

/** How important each event is; reading is told by the others well enough. */
const levels: Readonly<Partial<Record<Name, Level>>> = {
  'tidepool-ingest:request': 'debug',
  'tidepool-ingest:retry': 'warn',
  'tidepool-ingest:wait': 'warn',
  'tidepool-ingest:open': 'info',
  'tidepool-ingest:batch': 'info',
  'tidepool-ingest:close': 'info',
  'tidepool-ingest:run': 'info',
};

const shownCauses = 1_000;

/** Writes every event as a line from now on. */
export function createLog(stream: NodeJS.WritableStream): Log {
  const logger = pino(
    {
      level: 'debug',
      base: program,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {level: label => ({level: label})},
      // Nothing of this kind is ever logged; this is for the day on which somebody changes that.
      redact: [
        'token',
        'password',
        'sessionToken',
        'email',
        'datum',
        'detail',
        '*.datum',
        '*.detail',
      ],
    },
    stream as DestinationStream,
  );
  const listeners = Object.entries(levels).map(([name, level]) => {
    const [, word] = name.split(':');
    const listener = (event: unknown) => logger[level](rounded(event as object), word);
    subscribe(name, listener);
    return [name, listener] as const;
  });
  return {
    note: notice => logger.info(notice),
    end(causes, warnings, error) {
      for (const [name, listener] of listeners) unsubscribe(name, listener);
      tellCauses(causes, warnings, logger);
      if (error) tellError(error, logger);
    },
  };
}

function tellCauses(causes: Causes, warnings: readonly WarningGroup[], logger: Logger): void {
  for (const {code, pointer, kind, first, count} of causes.list.slice(0, shownCauses)) {
    const {index, file, byte, line} = first;
    logger.warn({code, pointer, kind, count, first: {index, file, byte, line}}, 'refused');
  }
  for (const {code, pointer, count, places} of warnings) {
    logger.info({code, pointer, count, first: places[0]}, 'warning');
  }
}

function tellError(error: unknown, logger: Logger): void {
  if (error instanceof IngestError && error.fault !== 'internal') {
    const {code, fault, message} = error;
    logger.error({code, fault}, message);
  } else logger.fatal(describeUnforeseen(error), 'a fault of ours');
}

const rounded = (event: object): object =>
  'milliseconds' in event
    ? {...event, milliseconds: Math.round(event.milliseconds as number)}
    : event;
