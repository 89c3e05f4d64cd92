import type {DatumFault, Identity, Item, Rejection} from '../block.js';
import {findKind} from '../datum/index.js';
import type {IngestError} from '../errors.js';
import {contentOf} from '../identity/content.js';
import {SeenData} from '../identity/duplicates.js';
import {identityFields} from '../identity/index.js';
import {defaults} from '../options.js';
import {decodeBlock} from '../stages/decode.js';
import {identifyBlock} from '../stages/identify.js';
import {findDeduplicator} from '../tidepool/deduplicator.js';
import {type InputOptions, readInput, type Source} from './input.js';
import {ownError} from './own-error.js';

/** How `check` reads and judges. */
export interface CheckOptions extends InputOptions {
  /** Whose data they would be; without it there are no hashes. */
  readonly userId?: string;
  /** Gives the identity hash within this data set instead of the device's. */
  readonly dataSetId?: string;
  /** Called with the verdict on each datum, in input order; a promise it returns is waited for. */
  readonly onOutcome?: (outcome: Outcome) => unknown;
  readonly onReject?: (rejection: Rejection) => void;
}

/** The verdict on one datum. */
export type Outcome =
  | {index: number; ok: true; kind: string; data: readonly Identity[]}
  | {index: number; ok: false; kind: string | null; errors: readonly DatumFault[]};

/** What `check` found; `from` and `to` are the first and last `time` of valid data, in UTC. */
export interface CheckSummary {
  read: number;
  valid: number;
  rejected: number;
  duplicates: number;
  /** Valid data by kind, and by deviceId. */
  kinds: Record<string, number>;
  devices: Record<string, number>;
  /** Faults by code; a datum may have several. */
  errors: Record<string, number>;
  warnings: Record<string, number>;
  from: string | null;
  to: string | null;
}

/** What `check` throws: the error, and what was found until then. */
export type CheckFailure = IngestError & {readonly summary: CheckSummary};

/**
 * Judges and identifies every datum of the input as `ingest` would, and sends nothing.
 * What is thrown has a `summary`.
 */
export async function check(source: Source, options: CheckOptions = {}): Promise<CheckSummary> {
  const {userId, dataSetId, onOutcome, onReject} = options;
  const deduplicator = findDeduplicator(options.deduplicator ?? defaults.deduplicator);
  const hashed = dataSetId !== undefined || deduplicator.hash === 'device';
  const identity = {userId: hashed ? userId : undefined, dataSetId};
  const tally = new Tally();
  try {
    for await (const block of readInput(source, options)) {
      const decoded = decodeBlock(block, {
        ...(dataSetId === undefined && {deduplicator: deduplicator.name}),
      });
      const rejected = new Map(decoded.rejections.map(one => [one.index, one]));
      identifyBlock(decoded.accepted, identity);
      for (const item of block.items) {
        const rejection = rejected.get(item.index);
        // No await for nothing: it would cost a turn of the loop for each datum.
        const pause = onOutcome?.(outcomeOf(item, rejection));
        if (pause instanceof Promise) await pause;
        if (rejection) onReject?.(rejection);
        tally.add(item, rejection);
      }
    }
  } catch (error) {
    throw Object.assign(ownError(error, options.signal), {summary: tally.summary});
  }
  return tally.summary;
}

function outcomeOf({index, kind, identities}: Item, rejection?: Rejection): Outcome {
  if (!rejection) return {index, ok: true, kind: kind!, data: identities!};
  const errors = rejection.errors.map(({code, pointer, detail}) => ({code, pointer, detail}));
  return {index, ok: false, kind: kind ?? null, errors};
}

class Tally {
  readonly #seen = new SeenData();
  readonly #counts = {
    kinds: new Map<string, number>(),
    devices: new Map<string, number>(),
    errors: new Map<string, number>(),
    warnings: new Map<string, number>(),
  };
  #valid = 0;
  #rejected = 0;
  #duplicates = 0;
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;

  add(item: Item, rejection: Rejection | undefined): void {
    if (rejection) {
      this.#rejected++;
      for (const {code} of rejection.errors) count(this.#counts.errors, code);
      return;
    }
    this.#valid++;
    const datum = item.value as {deviceId?: string | null; time: string};
    count(this.#counts.kinds, item.kind!);
    if (datum.deviceId != null) count(this.#counts.devices, datum.deviceId);
    const time = Date.parse(datum.time);
    if (time < this.#from) this.#from = time;
    if (time > this.#to) this.#to = time;
    const identity = identityFields(findKind(item.kind!)!, datum, {userId: ''});
    const content = contentOf(datum);
    // Without a device there is no identity to collide: then only the whole content counts.
    const novelty = this.#seen.add(identity?.join('|') ?? content, content);
    if (novelty === 'duplicate') this.#duplicates++;
    if (novelty === 'identity-collision') count(this.#counts.warnings, novelty);
  }

  get summary(): CheckSummary {
    const {kinds, devices, errors, warnings} = this.#counts;
    return {
      read: this.#valid + this.#rejected,
      valid: this.#valid,
      rejected: this.#rejected,
      duplicates: this.#duplicates,
      kinds: Object.fromEntries(kinds),
      devices: Object.fromEntries(devices),
      errors: Object.fromEntries(errors),
      warnings: Object.fromEntries(warnings),
      from: print(this.#from),
      to: print(this.#to),
    };
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const print = (time: number) => (Number.isFinite(time) ? new Date(time).toISOString() : null);
