import {Adviser} from '../../advice/adviser.js';
import type {Causes} from '../../advice/causes.js';
import type {DatumFault} from '../../block.js';
import type {CauseReport, RefusedReport} from '../model/findings.js';

/** Lists why data were refused, the commonest cause first. */
export function refusedReportOf({list, others}: Causes): RefusedReport {
  const causes = list.map(({code, pointer, kind = null, count, rule, likely, places, first}) => {
    const {cause = null, remedy} = likely;
    const said = rule?.replace(/^\d+: /, 'each element: ') ?? allowed(first);
    return {code, pointer, kind, count, rule: said, cause, remedy, places};
  });
  return {causes, others};
}

/** Takes from the platform's words what is allowed, and not the value that is not. */
function allowed({detail}: {readonly detail: string}): string | null {
  const [, list] = /^value .* is not one of \[(.*)\]$/s.exec(detail) ?? [];
  return list === undefined ? null : `one of ${list.replaceAll('"', '')}`;
}

/** Lists the same of faults alone, of which nobody knows the datum. */
export function refusedByPlatform(faults: Iterable<DatumFault>): RefusedReport {
  const adviser = new Adviser({kind: undefined, datum: undefined});
  const causes = new Map<string, CauseReport>();
  for (const fault of faults) {
    const {code, pointer} = fault;
    const key = `${code} ${pointer}`;
    const count = (causes.get(key)?.count ?? 0) + 1;
    const {cause = null, remedy} = adviser.likely(fault);
    const known = {kind: null, rule: null, places: []};
    causes.set(key, {code, pointer, count, cause, remedy, ...known});
  }
  return {causes: [...causes.values()].sort((a, b) => b.count - a.count), others: 0};
}
