import {Causes} from '../../advice/causes.js';
import {IngestError} from '../../errors.js';
import {ingest} from '../../ingest/ingest.js';
import type {IngestFailure, IngestSummary, Progress} from '../../ingest/options.js';
import {count} from '../../print/numbers.js';
import type {WarningGroup} from '../../warnings/tally.js';
import type {Context} from '../context.js';
import {type ExitCode, exitCodeOf, exitCodes} from '../exit-codes.js';
import {mustBeApart} from '../flags/must-be-apart.js';
import {startTarget} from '../flags/target.js';
import {type UploadFlags, uploadOptions} from '../flags/upload-options.js';
import {guessInput} from '../guess-input.js';
import {BodiesFolder} from '../output/bodies-folder.js';
import {failureOf, isTold, sayError} from '../output/failure.js';
import {commandReport} from '../output/lazy-report.js';
import {openLog} from '../output/open-log.js';
import {uploadLines} from '../output/summary.js';
import {createProgress} from '../progress/index.js';
import {tuneV8} from '../tune-v8.js';

/** Uploads every valid datum of the files, and tells what became of them. */
export async function upload(
  files: readonly string[],
  flags: UploadFlags,
  context: Context,
): Promise<ExitCode> {
  const {environment, interrupt, output, messages} = context;
  tuneV8('upload');
  const options = uploadOptions(files, flags);
  mustBeApart(flags.rejects, files, flags.state);
  const report = await commandReport(flags, files);
  const bodies = flags.bodies === undefined ? undefined : new BodiesFolder(flags.bodies);
  const target = await startTarget(flags, options.userId, environment);
  const causes = new Causes();
  const log = await openLog(flags, messages);
  const progress = await createProgress(files, flags, messages);
  const began = performance.now();
  let latest: Progress = {read: 0, uploaded: 0, rejected: 0, batches: 0, bytes: 0};
  let warnings: readonly WarningGroup[] = [];
  let summary: IngestSummary;
  let error: unknown;
  try {
    const work = (report?.reporter.ingest ?? ingest)(files, {
      ...options,
      ...target.connection,
      ...(bodies && {onRequest: bodies.add}),
      signal: interrupt.signal,
      onBytes: progress.advance,
      onStart: () => report?.open(),
      onReject: rejection => causes.add(rejection),
      onNotice: notice => (log ? log.note(notice) : flags.quiet || progress.say(notice)),
      onWarnings: groups => {
        warnings = groups;
      },
      onProgress: now => {
        latest = now;
        progress.show(now);
      },
    });
    summary = await interrupt.bound(work);
  } catch (caught) {
    error = guessInput(caught);
    summary = partOf(caught) ?? unfinished(latest, performance.now() - began);
  } finally {
    progress.end();
  }
  const held = await target.stop();
  if (log) log.end(causes, warnings, error);
  else if (!flags.quiet && (!error || isTold(error))) {
    for (const line of uploadLines(summary, causes, warnings)) messages.say(line);
    if (flags.rejects !== undefined && summary.rejected > 0 && !flags.dryRun) {
      messages.say(
        `Once mended: tidepool-ingest upload ${flags.rejects} --from-rejects --user-id ... --base-url ...`,
      );
    }
    if (held) {
      messages.say(
        `The sandbox held ${count(held.activeData)} visible data of ${count(held.data)}; they are gone.`,
      );
    }
  }
  if (error && !log) sayError(error, messages);
  if (flags.json && (!error || isTold(error))) {
    output.writeJson({
      ...summary,
      ...(summary.plan && {plan: {...summary.plan, rejects: causes.list}}),
      ...(held && {sandbox: held}),
      ...(error instanceof IngestError && {error: failureOf(error)}),
    });
  }
  await report?.write({summary, error}, context);
  if (error) return exitCodeOf(error);
  return summary.rejected > 0 ? exitCodes.rejected : exitCodes.done;
}

/** What became of the run until the error, where it tells. */
const partOf = (error: unknown) => (error as Partial<IngestFailure>).summary;

/** Tells of a run that did not end in time what is known: not which of its sets are left. */
function unfinished(latest: Progress, milliseconds: number): IngestSummary {
  const {uploaded, rejected, batches, bytes} = latest;
  return {
    ...{dataSetId: null, state: 'incomplete', read: uploaded + rejected, uploaded, rejected},
    ...{duplicates: 0, batches, retries: 0, bytes, milliseconds: Math.round(milliseconds)},
    ...{fingerprint: '00000000', dataSets: []},
  };
}
