import {toMmol} from '../codec/go/glucose.js';
import type {JsonObject} from '../codec/json/value.js';
import type {RecordNode} from '../codec/node.js';
import type {ChangeName} from './changes.js';
import {type GlucoseNumber, glucoseNumbers, putText, textAt} from './glucose-numbers.js';

/** Milligrams a decilitre in a millimole a litre, the platform's number. */
export const MG_PER_MMOL = 18.01559;

/**
 * Says the glucose values of a datum in mg/dL instead of mmol/L, in each of its units for which that
 * can be done without a change of what is stored. Undefined where it can for none.
 */
export function withUnitsAsSent(
  datum: JsonObject,
  node: RecordNode,
): {value: JsonObject; change: ChangeName} | undefined {
  const value = structuredClone(datum) as Record<string, unknown>;
  let changed = false;
  const all = glucoseNumbers(value, node);
  for (const units of new Set(all.map(each => each.units))) {
    const numbers = all.filter(each => each.units === units);
    const {from} = numbers[0]!.node.converts!;
    const present = textAt(value, units);
    if (present === undefined || from.includes(present)) continue;
    const milligrams = numbers.map(each => toMilligrams(each.value));
    if (milligrams.includes(undefined)) continue;
    if (numbers.every(each => isWithin(each, present))) continue;
    numbers.forEach(({set}, at) => {
      set(milligrams[at]!);
    });
    putText(value, units, from[0]!);
    changed = true;
  }
  return changed ? {value, change: 'units-as-sent'} : undefined;
}

/** Finds the number, of as few decimals as may be, that the platform stores as this one. */
function toMilligrams(mmol: number): number | undefined {
  for (let decimals = 0; decimals <= 4; decimals++) {
    const milligrams = Number((mmol * MG_PER_MMOL).toFixed(decimals));
    if (Object.is(toMmol(milligrams), mmol)) return milligrams;
  }
  return undefined;
}

/** Answers whether a number keeps the limits of its own under these units; siblings are not looked at. */
function isWithin({node, value}: GlucoseNumber, units: string): boolean {
  const limits = node.by?.limits.find(([name]) => name === units)?.[1];
  const {min = -Infinity, max = Infinity, only} = limits ?? {};
  return only ? only.includes(value) : min <= value && value <= max;
}
