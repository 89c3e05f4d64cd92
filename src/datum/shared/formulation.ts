import type * as t from 'io-ts';
import {
  type Field,
  float,
  forbiddenWhen,
  has,
  lacks,
  lazy,
  list,
  oneOf,
  optional,
  record,
  required,
  requiredWhen,
} from '../../codec/index.js';
import {name} from './name.js';
import {quantity} from './quantity.js';

/** What an insulin is: one simple insulin, a mix of compounds, or just a name. */
export interface Formulation {
  compounds?: Compound[] | null;
  name?: string | null;
  simple?: t.TypeOf<typeof simple> | null;
}

interface Compound {
  amount: number;
  formulation: Formulation;
}

const simple = record({
  actingType: required(oneOf('intermediate', 'long', 'rapid', 'short')),
  brand: optional(name),
  concentration: optional(quantity({'Units/mL': [0, 10000]})),
});

const compound: Field<Compound> = record({
  amount: required(float({min: 0})),
  formulation: required(lazy('formulation', () => formulation)),
});

/** Tells what an insulin is; compounds may be mixed of compounds, to any depth. */
export const formulation: Field<Formulation> = record({
  compounds: forbiddenWhen(has('simple'), list(compound)),
  name: optional(name),
  simple: requiredWhen(lacks('compounds', 'name'), simple, {else: 'optional'}),
});
