import type {WarningGroup} from '../../warnings/tally.js';
import type {WarningReport} from '../model/findings.js';

/** Lists the warnings by field, the most frequent first; identity collisions have no field. */
export function warningReports(
  groups: readonly WarningGroup[],
  collisions: number,
): WarningReport[] {
  const collision = {
    ...{code: 'identity-collision', pointer: '', count: collisions, places: []},
    detail: 'has the identity of an earlier datum and other content: both are kept',
  };
  return [...groups, ...(collisions > 0 ? [collision] : [])]
    .map(({code, pointer, detail, count, places}) => ({code, pointer, detail, count, places}))
    .sort((a, b) => b.count - a.count);
}
