import {choice, list, metadata, optional, record, required, text} from '../../codec/index.js';
import {percent, rate} from './basal.js';
import {formulation} from './formulation.js';

const common = {
  annotations: optional(list(metadata())),
  insulinFormulation: optional(formulation),
};

const scheduled = record({
  ...common,
  rate: required(rate),
  scheduleName: optional(text()),
});

/** Accepts the basal that an automated one stands in for. */
export const suppressedByAutomated = choice('basal', 'deliveryType', {scheduled});

const automated = record({
  ...common,
  rate: required(rate),
  scheduleName: optional(text({max: 1000})),
  suppressed: optional(suppressedByAutomated),
});

/** Accepts the basal that a temporary one stands in for. */
export const suppressedByTemp = choice('basal', 'deliveryType', {automated, scheduled});

const temp = record({
  ...common,
  percent: optional(percent),
  rate: required(rate),
  suppressed: optional(suppressedByTemp),
});

/** Accepts the basal that a suspension stands in for. */
export const suppressedBySuspend = choice('basal', 'deliveryType', {automated, scheduled, temp});
