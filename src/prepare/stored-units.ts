import {isObject, type JsonObject} from '../codec/json/value.js';
import {findKind} from '../datum/index.js';
import type {ChangeName} from './changes.js';
import {glucoseNumbers} from './glucose-numbers.js';
import {MG_PER_MMOL} from './units-as-sent.js';

/**
 * Tells by their values that the settings of a pump are in mmol/L though their units say mg/dL, and
 * corrects the units: each value is a whole number of mg/dL once it is taken for mmol/L, and not all are
 * whole as they stand. Pumps in mg/dL hold whole numbers, and no value in mmol/L is above 55.
 */
export function withStoredUnits(
  kind: string,
  datum: JsonObject,
  note: (name: ChangeName) => void,
): JsonObject {
  const {units} = datum;
  if (kind !== 'pumpSettings' || !isObject(units)) return datum;
  if (units.bg !== 'mg/dL' && units.bg !== 'mg/dl') return datum;
  const values = glucoseNumbers({...datum}, findKind(kind)!.node).map(({value}) => value);
  if (values.every(Number.isInteger) || !values.every(isStored)) return datum;
  note('stored-units');
  return {...datum, units: {...units, bg: 'mmol/L'}};
}

function isStored(mmol: number): boolean {
  const milligrams = mmol * MG_PER_MMOL;
  return mmol <= 55 && Math.abs(milligrams - Math.round(milligrams)) < tolerance;
}

/** Half of the fifth decimal in mmol/L is a ten-thousandth in mg/dL. */
const tolerance = 0.001;
