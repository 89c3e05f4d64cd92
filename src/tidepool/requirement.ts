import type {DatumFault} from '../block.js';
import {findKind} from '../datum/index.js';

/**
 * What a deduplicator must find in each datum, or the platform answers a bare 500 for the whole batch; an
 * `outer deviceId` only names the data set, which takes what is embedded without one.
 */
export type Requirement = 'deviceId' | 'outer deviceId' | 'origin.id';

/** Names what a valid datum, or one embedded in it, lacks of it; undefined if nothing (surprises.md, Data 5). */
export function missingRequirement(
  kind: string | undefined,
  value: unknown,
  requirement: Requirement,
): readonly DatumFault[] | undefined {
  const datum = value as Record<string, unknown>;
  const faults: DatumFault[] = [];
  if (lacks(datum, requirement)) faults.push(fault('', requirement));
  if (requirement === 'outer deviceId') return faults.length > 0 ? faults : undefined;
  for (const key of findKind(kind ?? '')?.embedded ?? []) {
    const inner = datum[key] as Record<string, unknown> | null | undefined;
    if (inner != null && lacks(inner, requirement)) faults.push(fault(`/${key}`, requirement));
  }
  return faults.length > 0 ? faults : undefined;
}

function lacks(datum: Record<string, unknown>, requirement: Requirement): boolean {
  if (requirement !== 'origin.id') return datum.deviceId == null;
  return (datum.origin as {id?: unknown} | null | undefined)?.id == null;
}

const fault = (prefix: string, requirement: Requirement): DatumFault => ({
  code: 'value-not-exists',
  pointer: `${prefix}${requirement === 'origin.id' ? '/origin/id' : '/deviceId'}`,
  detail: 'value does not exist',
});
