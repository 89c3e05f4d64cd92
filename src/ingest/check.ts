import type {DatumFault, Identity, Item, Rejection} from '../block.js';
import type {IngestError} from '../errors.js';
import {defaults} from '../options.js';
import {decodeBlock} from '../stages/decode.js';
import {identifyBlock} from '../stages/identify.js';
import {findDeduplicator} from '../tidepool/deduplicator.js';
import type {WarningGroup} from '../warnings/tally.js';
import type {InputOptions, Source} from './input/input.js';
import {type OpenInput, openInput} from './input/open.js';
import {ownError} from './own-error.js';
import {type CheckSummary, Tally} from './plan/tally.js';
import {tellRun} from './tell.js';

/** How `check` reads and judges. */
export interface CheckOptions extends InputOptions {
  /** Whose data they would be; without it there are no hashes. */
  readonly userId?: string;
  /** Gives the identity hash within this data set instead of the device's. */
  readonly dataSetId?: string;
  /** Called with the verdict on each datum, in input order; a promise it returns is waited for. */
  readonly onOutcome?: (outcome: Outcome) => unknown;
  /** Called with each refused datum, in input order. */
  readonly onReject?: (rejection: Rejection) => void;
  /** Called once at the end with the warnings by field, the most frequent first. */
  readonly onWarnings?: (groups: readonly WarningGroup[]) => void;
}

/** The verdict on one datum. */
export type Outcome =
  | {index: number; ok: true; kind: string; data: readonly Identity[]}
  | {index: number; ok: false; kind: string | null; errors: readonly DatumFault[]};

/** What `check` throws: the error, and what was found until then. */
export type CheckFailure = IngestError & {readonly summary: CheckSummary};

/**
 * Judges and identifies every datum of the input as `ingest` would, and sends nothing.
 * What is thrown has a `summary`.
 */
export async function check(source: Source, options: CheckOptions = {}): Promise<CheckSummary> {
  const {userId, dataSetId, onOutcome, onReject, onAccepted} = options;
  const deduplicator = findDeduplicator(options.deduplicator ?? defaults.deduplicator);
  const hashed = dataSetId !== undefined || deduplicator.hash === 'device';
  const identity = {userId: hashed ? userId : undefined, dataSetId};
  const began = performance.now();
  const tally = new Tally();
  let input: OpenInput | undefined;
  const summary = () => ({
    ...tally.summary,
    ...(input?.report && {prepared: input.report.summary}),
  });
  try {
    input = await openInput(source, options);
    for await (const block of input.read()) {
      const decoded = decodeBlock(block, {
        ...(dataSetId === undefined && {deduplicator: deduplicator.name}),
      });
      identifyBlock(decoded.accepted, identity);
      // Not told by index: the caller's stages may make several data of one record.
      const accepted = decoded.accepted.items.values();
      const rejections = decoded.rejections.values();
      let next = accepted.next().value;
      for (const item of block.items) {
        const rejection = item === next ? undefined : rejections.next().value;
        if (!rejection) next = accepted.next().value;
        // No await for nothing: it would cost a turn of the loop for each datum.
        const pause = onOutcome?.(outcomeOf(item, rejection));
        if (pause instanceof Promise) await pause;
        if (rejection) {
          onReject?.(rejection);
          tally.reject(rejection);
        } else {
          onAccepted?.(item);
          tally.accept(item);
        }
      }
      block.release?.();
    }
  } catch (error) {
    const failure = Object.assign(ownError(error, options.signal), {summary: summary()});
    tellRun('check', began, failure.summary, failure);
    throw failure;
  } finally {
    input?.close();
  }
  options.onWarnings?.(tally.warnings.groups);
  tellRun('check', began, tally.summary);
  return summary();
}

function outcomeOf({index, kind, identities}: Item, rejection?: Rejection): Outcome {
  if (!rejection) return {index, ok: true, kind: kind!, data: identities!};
  const errors = rejection.errors.map(({code, pointer, detail}) => ({code, pointer, detail}));
  return {index, ok: false, kind: kind ?? null, errors};
}
