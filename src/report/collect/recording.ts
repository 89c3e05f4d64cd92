import {Causes} from '../../advice/causes.js';
import type {Item, Rejection} from '../../block.js';
import type {CheckOptions} from '../../ingest/check.js';
import type {Source} from '../../ingest/input/input.js';
import type {IngestOptions} from '../../ingest/options.js';
import {type WarningGroup, WarningTally} from '../../warnings/tally.js';
import {warningsOf} from '../../warnings/warnings-of.js';
import type {Subject} from '../model/report.js';
import {DataCounts} from './data-counts.js';
import {RequestCounts} from './request-counts.js';

/** What is noted of a run while it goes on; it does not grow with the input. */
export class Recording {
  readonly data = new DataCounts();
  readonly causes = new Causes();
  /** Refused data by kind; those of no kind under ''. */
  readonly refusedKinds = new Map<string, number>();
  readonly requests = new RequestCounts();
  readonly started = new Date();
  readonly #began = performance.now();
  readonly #tally = new WarningTally();
  #warnings: readonly WarningGroup[] | undefined;

  constructor(
    readonly subject: Exclude<Subject, 'ledger'>,
    readonly source: Source,
    readonly options: IngestOptions | CheckOptions,
  ) {}

  readonly accept = (item: Item): void => this.data.add(item);

  /** Accepts an item, and looks for what `check` warns of: an upload does not by itself. */
  readonly acceptAndWarn = (item: Item): void => {
    this.data.add(item);
    const {keepIds} = this.options as Partial<IngestOptions>;
    const about = {now: this.started.getTime(), ids: keepIds ? 'kept' : 'fresh'} as const;
    this.#tally.add(warningsOf(item.kind!, item.value, about), item);
  };

  readonly refuse = (rejection: Rejection): void => {
    const {kind = ''} = rejection;
    this.refusedKinds.set(kind, (this.refusedKinds.get(kind) ?? 0) + 1);
    this.causes.add(rejection);
  };

  readonly warn = (groups: readonly WarningGroup[]): void => {
    this.#warnings = groups;
  };

  get warnings(): readonly WarningGroup[] {
    return this.#warnings ?? this.#tally.groups;
  }

  /** Milliseconds since it began. */
  get milliseconds(): number {
    return performance.now() - this.#began;
  }
}
