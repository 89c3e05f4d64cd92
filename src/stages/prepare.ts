import type {Transform} from 'node:stream';
import type {Block} from '../block.js';
import type {PreparePlan} from '../prepare/plan.js';
import {Preparer} from '../prepare/preparer.js';
import type {PrepareReport} from '../prepare/report.js';
import {toTransform} from '../streams/to-transform.js';

/** Makes the data of an export what may be sent; goes before `decode`, and `report` tells what it did. */
export function prepare(plan: PreparePlan): Transform & {readonly report: PrepareReport} {
  const preparer = new Preparer(plan);
  const stage = toTransform<Block, Block>(
    (block, push) => {
      const prepared = preparer.prepare(block);
      if (prepared.items.length > 0) push(prepared);
      else block.release?.();
    },
    () => preparer.end(),
  );
  return Object.assign(stage, {report: preparer.report});
}
