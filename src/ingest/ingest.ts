import {problem} from '../errors.js';
import type {Ledger} from '../ledger/index.js';
import {deduplicatorOf} from '../tidepool/opening.js';
import {failureOf} from './failure.js';
import type {Source} from './input/input.js';
import {keepInput, removeKept} from './input/kept.js';
import {type OpenInput, openInput} from './input/open.js';
import type {IngestOptions, IngestSummary} from './options.js';
import {pass} from './pass.js';
import {Planning} from './plan/planning.js';
import {RejectsFile} from './rejects/file.js';
import {Rejects} from './rejects/rejects.js';
import {openRun, type Run} from './run.js';
import {Summing} from './summing.js';
import {tellRun} from './tell.js';

/**
 * Reads, judges, identifies, gathers and uploads an input into one data set a device, and closes the sets.
 * With a `ledger` a run that ends early goes on where it stopped; without one its sets are deleted. What is
 * thrown has a `summary`.
 */
export async function ingest(source: Source, options: IngestOptions): Promise<IngestSummary> {
  const began = performance.now();
  const deduplicator = deduplicatorOf(options).name;
  let input: OpenInput | undefined;
  let file: RejectsFile | undefined;
  const sessionOf = (deviceId: string) => input?.sessions.get(deviceId);
  const planning = options.dryRun ? new Planning(options, sessionOf) : undefined;
  const run = planning ? undefined : await openRun(options, sessionOf);
  const summing = new Summing(options.onProgress);
  if (run) summing.follow(run.ledger.totals);
  try {
    await run?.target.begin();
    const kept = await keepInput(source, options, run?.ledger);
    options.onStart?.();
    file = openRejects(options, run);
    const rejects = new Rejects(summing, options, file);
    const reading = {...options, deduplicator, spooled: kept.spooled, watch: run?.input?.begin()};
    input = await openInput(kept.source, reading);
    const parts = {run, planning, summing, rejects};
    await pass(kept.source, input, {turn: 'first', options: reading, ...parts});
    run?.input?.note('all');
    const again = kept.readable === 'again' ? 'can be read again' : 'is gone';
    const end = () => {
      file?.sync(); // where there is no room for what is refused, nothing is closed
      return run?.target.end(again, summing.expectFates);
    };
    for (let rest = mostHeals; (await end()) === 'again'; rest--) {
      if (rest === 0) throw problem('ERR_INGEST_UNFINISHED', noEnd);
      const rereading = {...reading, watch: run?.input?.begin(), onBytes: undefined};
      const once = await openInput(kept.source, rereading);
      const done = pass(kept.source, once, {turn: 'again', options: rereading, ...parts});
      await done.finally(() => once.close());
    }
    const earlier = run?.ledger.end?.end;
    if (run?.ledger.kind === 'file') finish(run.ledger, options);
    const plan = planning?.end();
    if (planning) options.onWarnings?.(planning.warnings);
    const summary = {...summing.summary(run?.target, input.report), ...(plan && {plan})};
    tellRun('ingest', began, summary);
    return earlier === 'done' ? {...summary, earlier} : summary;
  } catch (error) {
    const failure = await failureOf(error, {options, run, summing, report: input?.report});
    tellRun('ingest', began, failure.summary, failure);
    throw failure;
  } finally {
    input?.close();
    file?.abandon();
    run?.close();
  }
}

/** Opens the rejects file, where one is named, to go on as the ledger says. */
function openRejects(
  {rejects, dryRun}: IngestOptions,
  run: Run | undefined,
): RejectsFile | undefined {
  if (rejects === undefined || dryRun) return undefined;
  return new RejectsFile(rejects, {known: run?.ledger.rejects, onMark: run?.input?.noteRejects});
}

/** Lets go of what was kept for a later process, and notes that none is needed, but to close what was left open. */
function finish(ledger: Ledger, {ledger: path, close}: IngestOptions): void {
  if (close !== false && !ledger.end) ledger.noteEnd('done');
  removeKept(path!);
}

/** How often the input is gone through once more, for sets that went wrong and data that come last. */
const mostHeals = 5;

const noEnd = {
  dataSetId: 'of this run',
  reason: `the input was gone through ${mostHeals} times more, and each time something went wrong. Try again later`,
};
