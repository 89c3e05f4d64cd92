import type * as t from 'io-ts';
import {int, is, list, oneOf, optional, record, required, requiredWhen} from '../codec/index.js';
import {defineDatum} from './define.js';
import {name} from './shared/name.js';

const state = record({
  severity: optional(int({min: 0, max: 10})),
  state: required(
    oneOf(
      'alcohol',
      'cycle',
      'hyperglycemiaSymptoms',
      'hypoglycemiaSymptoms',
      'illness',
      'other',
      'stress',
    ),
  ),
  stateOther: requiredWhen(is('state', 'other'), name),
});

/** Records how a person feels or fares. */
export const ReportedState = defineDatum('reportedState', {
  states: optional(list(state, {min: 0, max: Infinity})),
});
export type ReportedState = t.TypeOf<typeof ReportedState.codec>;
