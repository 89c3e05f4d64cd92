import {type CheckFailure, check as judge} from '../../ingest/check.js';
import type {CheckSummary} from '../../ingest/plan/tally.js';
import type {WarningGroup} from '../../warnings/tally.js';
import type {Context} from '../context.js';
import {type ExitCode, exitCodeOf, exitCodes} from '../exit-codes.js';
import type {InputFlags} from '../flags/flags.js';
import {inputOptions} from '../flags/input-options.js';
import {guessInput} from '../guess-input.js';
import {failureOf, isTold, sayError} from '../output/failure.js';
import {OutcomeLines} from '../output/json-lines.js';
import {commandReport} from '../output/lazy-report.js';
import {openLog} from '../output/open-log.js';
import {Rejections} from '../output/rejections.js';
import {checkLines} from '../output/summary.js';
import {createProgress} from '../progress/index.js';

/** The flags of `check`. */
export interface CheckFlags extends InputFlags {
  readonly dataSetId?: string;
  readonly jsonLines?: true;
}

/** Judges every datum of the files, and tells what the platform would say of them. */
export async function check(
  files: readonly string[],
  flags: CheckFlags,
  context: Context,
): Promise<ExitCode> {
  const {interrupt, output, messages} = context;
  const options = inputOptions(files, flags);
  const rejections = new Rejections(flags.rejects, files);
  const report = await commandReport(flags, files);
  report?.open();
  const lines = flags.jsonLines && new OutcomeLines(output);
  const log = await openLog(flags, messages);
  const progress = await createProgress(files, flags, messages);
  const counts = {read: 0, rejected: 0};
  let summary: CheckSummary | undefined;
  let warnings: readonly WarningGroup[] = [];
  let error: unknown;
  try {
    const work = (report?.reporter.check ?? judge)(files, {
      ...options,
      userId: flags.userId,
      dataSetId: flags.dataSetId,
      signal: AbortSignal.any([interrupt.signal, output.failed]),
      onBytes: progress.advance,
      onOutcome: outcome => {
        counts.read++;
        progress.show(counts);
        return lines?.add(outcome);
      },
      onWarnings: groups => {
        warnings = groups;
      },
      onReject: rejection => {
        counts.rejected++;
        rejections.add(rejection);
      },
    });
    // Nothing has to be cleaned up, so a read that hangs is not waited for long.
    summary = await interrupt.bound(work, 1_000);
  } catch (caught) {
    error = output.failed.aborted ? output.failed.reason : guessInput(caught);
  } finally {
    progress.end();
    lines?.flush();
    rejections.close();
  }
  const exitCode = tell();
  await report?.write({summary: summary ?? partOf(error), error}, context);
  return exitCode;

  function tell(): ExitCode {
    const {causes} = rejections;
    const rejected = counts.rejected > 0 ? exitCodes.rejected : exitCodes.done;
    if (output.readerLeft) return rejected;
    if (log) log.end(causes, warnings, error);
    else if (summary && !flags.quiet) {
      for (const line of checkLines(summary, causes, warnings)) messages.say(line);
    }
    if (summary && flags.json) output.writeJson(summary);
    if (summary) return rejected;
    if (!log) sayError(error, messages);
    if (flags.json && isTold(error)) output.writeJson({...partOf(error), error: failureOf(error)});
    return exitCodeOf(error);
  }
}

/** What was found until the error, where it tells. */
const partOf = (error: unknown) => (error as Partial<CheckFailure>).summary;
