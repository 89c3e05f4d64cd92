import type {JsonObject} from '../codec/json/value.js';
import type {Limits, NumberNode} from '../codec/node.js';
import {asExport, type Guess, type Likely} from './spot.js';

/** A number that would be right in the other units. */
export const guessUnits: Guess = ({fault: {code}, field, datum}) => {
  const {value, node, record} = field ?? {};
  if (code !== 'value-out-of-range' || typeof value !== 'number') return undefined;
  if (node?.tag !== 'number') return undefined;
  if (node.by === undefined) return beyond(node, record!);
  const {ref, limits} = node.by;
  const named = valueAt(ref, ref.startsWith('/') ? datum : record);
  const own = limits.find(([units]) => units === named)?.[1];
  if (own === undefined) return undefined;
  if (limits.some(([, each]) => isRoundedUp(value, own, each))) {
    return asExport(
      'the highest value was stored in other units and rounded up',
      'send it as it was',
    );
  }
  const [other] = limits.find(([, each]) => !isSame(each, own) && fits(value, each)) ?? [];
  if (other === undefined) return undefined;
  return {
    cause: `the value is one in ${other}, though ${ref.replace(/^.*\//, '')} says ${named}`,
    remedy: 'name the units that the values are in',
  };
};

/** Without units there is nothing to mistake: the number itself is wrong, or the one beside it. */
function beyond({atMost, atLeast}: NumberNode, record: JsonObject): Likely {
  const sibling = [atMost, atLeast].find(name => name !== undefined && record[name] != null);
  return {
    ...(sibling !== undefined && {cause: `it does not fit to ${sibling}, which stands beside it`}),
    remedy: 'see what the device meant: the rule says what the platform takes',
  };
}

/** 1,000 mg/dL are 55.50748 mmol/L, and the limits are 1,000 and 55. */
const isRoundedUp = (value: number, {max: own}: Limits, {max: other}: Limits) =>
  own !== undefined && other !== undefined && value > own && value <= other / 18.01559 + 1e-5;

const fits = (value: number, {min = -Infinity, max = Infinity}: Limits) =>
  value >= min && value <= max;

const isSame = (one: Limits, other: Limits) => one.min === other.min && one.max === other.max;

function valueAt(ref: string, from: unknown): unknown {
  const steps = ref.replace(/^\//, '').split('/');
  return steps.reduce<unknown>((value, step) => (Object(value) as JsonObject)[step], from);
}
