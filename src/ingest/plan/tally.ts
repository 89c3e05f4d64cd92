import type {Item, Rejection} from '../../block.js';
import {millisecondsOf} from '../../codec/go/time.js';
import {findKind} from '../../datum/index.js';
import {contentOf} from '../../identity/content.js';
import {SeenData} from '../../identity/duplicates.js';
import {identityText} from '../../identity/index.js';
import type {PreparedSummary} from '../../prepare/report.js';
import {WarningTally} from '../../warnings/tally.js';
import {warningsOf} from '../../warnings/warnings-of.js';

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
  /** Warnings by code; they reject nothing. */
  warnings: Record<string, number>;
  from: string | null;
  to: string | null;
  /** What was done to an export. */
  prepared?: PreparedSummary;
}

/** Counts what `check` sees. */
export class Tally {
  /** Warnings by field, with the first places. */
  readonly warnings = new WarningTally();
  readonly #seen = new SeenData();
  readonly #kinds = new Map<string, number>();
  readonly #devices = new Map<string, number>();
  readonly #errors = new Map<string, number>();
  readonly #now = Date.now();
  #collisions = 0;
  #valid = 0;
  #rejected = 0;
  #duplicates = 0;
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;
  readonly #ids: 'fresh' | 'kept';

  /** `ids` are those that the data are sent with. */
  constructor(ids: 'fresh' | 'kept' = 'fresh') {
    this.#ids = ids;
  }

  /** Counts a datum that is refused. */
  reject({records, errors}: Rejection): void {
    this.#rejected += records;
    for (const {code} of errors) count(this.#errors, code);
  }

  /** Counts one that is accepted. */
  accept(item: Item): void {
    this.#valid += item.records;
    const datum = item.value as {deviceId?: string | null; time: string};
    count(this.#kinds, item.kind!);
    if (datum.deviceId != null) count(this.#devices, datum.deviceId);
    this.#noteTime(datum.time);
    this.#noteIdentity(item);
    this.warnings.add(warningsOf(item.kind!, datum, {now: this.#now, ids: this.#ids}), item);
  }

  get summary(): CheckSummary {
    return {
      read: this.#valid + this.#rejected,
      valid: this.#valid,
      rejected: this.#rejected,
      duplicates: this.#duplicates,
      kinds: Object.fromEntries(this.#kinds),
      devices: Object.fromEntries(this.#devices),
      errors: Object.fromEntries(this.#errors),
      warnings: {
        ...this.warnings.counts,
        ...(this.#collisions > 0 && {'identity-collision': this.#collisions}),
      },
      from: print(this.#from),
      to: print(this.#to),
    };
  }

  #noteTime(text: string): void {
    const time = millisecondsOf(text);
    if (time < this.#from) this.#from = time;
    if (time > this.#to) this.#to = time;
  }

  #noteIdentity({kind, value}: Item): void {
    const identity = identityText(findKind(kind!)!, value, {userId: ''});
    const content = contentOf(value);
    // Without a device there is no identity to collide: then only the whole content counts.
    const novelty = this.#seen.add(identity ?? content, content);
    if (novelty === 'duplicate') this.#duplicates++;
    if (novelty === 'identity-collision') this.#collisions++;
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const print = (time: number) => (Number.isFinite(time) ? new Date(time).toISOString() : null);
