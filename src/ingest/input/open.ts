import type {Block} from '../../block.js';
import type {PrepareReport} from '../../prepare/report.js';
import {type ReadingOptions, readInput, type Source} from './input.js';

/** What the input of a run can be asked. */
export interface OpenInput {
  /** Gives its blocks, once. */
  read(): AsyncGenerator<Block>;
  /** What an export says of the data set of each device. */
  readonly sessions: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** What was done to an export; undefined where the input is taken as it is. */
  readonly report: PrepareReport | undefined;
  /** Lets go of what was kept of it. */
  close(): void;
}

/** Takes the input as it is, or reads an export for the first time to prepare it. */
export async function openInput(source: Source, options: ReadingOptions): Promise<OpenInput> {
  if (options.prepare) {
    const {prepareInput} = await import('./prepared.js');
    return prepareInput(source, options);
  }
  return {
    read: () => readInput(source, options),
    sessions: new Map(),
    report: undefined,
    close() {},
  };
}
