import type {Block} from '../../block.js';
import {type PreparePlan, preparePlan} from '../../prepare/plan.js';
import {Preparer} from '../../prepare/preparer.js';
import type {PrepareReport} from '../../prepare/report.js';
import type {ReadingOptions, Source} from './input.js';
import {rereadable} from './twice.js';

/** An export, read once, and ready to be read as what may be sent. */
export interface PreparedInput {
  /** What the data set of each device is opened with. */
  readonly sessions: PreparePlan['sessions'];
  /** What was done so far. */
  readonly report: PrepareReport;
  /** Reads it for the second time, once. */
  read(): AsyncGenerator<Block>;
  /** Lets go of what was kept of it. */
  close(): void;
}

/** Reads an export for the first time, and prepares the second; `onBytes` is told of that one alone. */
export async function prepareInput(
  source: Source,
  options: ReadingOptions,
): Promise<PreparedInput> {
  const input = await rereadable(source, options);
  try {
    const plan = await preparePlan(input.read(), options);
    const preparer = new Preparer(plan);
    return {
      sessions: plan.sessions,
      report: preparer.report,
      async *read() {
        for await (const block of input.read(options)) yield preparer.prepare(block);
        preparer.end();
      },
      close() {
        plan.close();
        input.close();
      },
    };
  } catch (error) {
    input.close();
    throw error;
  }
}
