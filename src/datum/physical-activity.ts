import type * as t from 'io-ts';
import {flag, int, is, oneOf, optional, optionalWhen, record, required} from '../codec/index.js';
import {defineDatum} from './define.js';
import {activityType} from './shared/activity-type.js';
import {energy} from './shared/energy.js';
import {name} from './shared/name.js';
import {quantity} from './shared/quantity.js';

const count = required(int({min: 0, max: 10000}));

const distance = quantity({
  feet: [0, 528000],
  kilometers: [0, 160.9344],
  meters: [0, 160934.4],
  miles: [0, 100],
  yards: [0, 176000],
});

const duration = quantity({
  hours: [0, 168],
  minutes: [0, 10080],
  seconds: [0, 604800],
});

const elevationChange = quantity({
  feet: [0, 52800],
  meters: [0, 16093.44],
});

/** Records a sport or other exertion: at most 100 miles and a week. */
export const PhysicalActivity = defineDatum('physicalActivity', {
  activityType: optional(activityType),
  activityTypeOther: optionalWhen(is('activityType', 'other'), name),
  aggregate: optional(flag()),
  distance: optional(distance),
  duration: optional(duration),
  elevationChange: optional(elevationChange),
  energy: optional(energy),
  flight: optional(record({count})),
  lap: optional(record({count, distance: required(distance)})),
  name: optional(name),
  reportedIntensity: optional(oneOf('high', 'low', 'medium')),
  step: optional(record({count: required(int({min: 0, max: 100000}))})),
});
export type PhysicalActivity = t.TypeOf<typeof PhysicalActivity.codec>;
