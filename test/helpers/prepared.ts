import {Readable} from 'node:stream';
import type {Block, Item} from '../../src/block.js';
import {type PreparePlan, preparePlan} from '../../src/prepare/plan.js';
import type {PrepareReport} from '../../src/prepare/report.js';
import {prepare} from '../../src/stages/prepare.js';
import {blocksOf} from './blocks.js';

/** What became of an export. */
export interface PreparedExport {
  readonly items: readonly Item[];
  readonly values: readonly Record<string, unknown>[];
  readonly report: PrepareReport;
  readonly plan: PreparePlan;
}

/** Prepares records with both readings, in blocks of `size`. */
export async function prepareAll(
  records: readonly unknown[],
  {size = 100, deduplicator}: {size?: number; deduplicator?: string} = {},
): Promise<PreparedExport> {
  const plan = await preparePlan(blocksOf(records, size), {deduplicator});
  const stage = prepare(plan);
  const items: Item[] = [];
  for await (const block of Readable.from(blocksOf(records, size)).compose(stage)) {
    items.push(...(block as Block).items);
  }
  plan.close();
  return {
    items,
    values: items.map(({value}) => value as Record<string, unknown>),
    report: stage.report,
    plan,
  };
}
