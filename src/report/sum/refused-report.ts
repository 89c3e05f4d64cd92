import type {CauseCounts} from '../collect/cause-counts.js';
import type {RefusedReport} from '../model/findings.js';

/** Lists why data were refused, the commonest cause first. */
export function refusedReportOf({list, others}: CauseCounts): RefusedReport {
  const causes = list.map(({code, pointer, kind = null, count, rule, hint = null, places}) => ({
    ...{code, pointer, kind, count, rule, hint, places},
  }));
  return {causes, others};
}
