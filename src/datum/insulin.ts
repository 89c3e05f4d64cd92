import type * as t from 'io-ts';
import {float, oneOf, optional, record, required} from '../codec/index.js';
import {defineDatum} from './define.js';
import {formulation} from './shared/formulation.js';
import {name} from './shared/name.js';

const amount = float({min: 0, max: 250, unit: 'units of insulin'});

const dose = record({
  active: optional(amount),
  correction: optional(float({min: -250, max: 250, unit: 'units of insulin'})),
  food: optional(amount),
  total: required(amount),
  units: required(oneOf('Units')),
});

/** Records insulin taken by pen, syringe or inhaler. */
export const Insulin = defineDatum('insulin', {
  dose: optional(dose),
  formulation: optional(formulation),
  site: optional(name),
});
export type Insulin = t.TypeOf<typeof Insulin.codec>;
