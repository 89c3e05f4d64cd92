/** Types and sub-types that descriptions of the platform name and the platform refuses, and what to do. */
const reasons: ReadonlyMap<string, string> = new Map([
  [
    'upload',
    'an upload record describes a data set and is none of its data; --prepare takes it out and opens the set with what it says',
  ],
  ['settings', 'the platform takes pumpSettings and cgmSettings instead'],
  ['deviceMeta', 'retired; a suspended or resumed pump is a deviceEvent of subType status now'],
  [
    'deviceStatus',
    'in the API description only; the platform takes controllerStatus and pumpStatus',
  ],
  ['basal-rate-segment', 'retired; the platform takes basal with a deliveryType'],
  ['carbs', 'the platform takes food with a nutrition.carbohydrate'],
  ['bolus/injected', 'retired; the platform takes insulin for what is injected by pen or syringe'],
]);

/** Tells why the platform refuses the type of a record, and what it takes instead; undefined for any other. */
export function whyRefused(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const {type, subType, deliveryType} = raw as Record<string, unknown>;
  return reasons.get(`${type}`) ?? reasons.get(`${type}/${subType ?? deliveryType}`);
}
