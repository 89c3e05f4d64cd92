import type * as t from 'io-ts';
import {
  anyOf,
  flag,
  float,
  forbiddenWhen,
  instant,
  is,
  lacks,
  oneOf,
  optional,
  record,
  required,
  requiredWhen,
} from '../codec/index.js';
import {defineDatum} from './define.js';
import {rate} from './shared/basal.js';
import {battery} from './shared/battery.js';

const amount = float({min: 0, max: 1000, unit: 'units of insulin'});

const basalDelivery = record({
  state: required(
    oneOf(
      'cancelingTemporary',
      'initiatingTemporary',
      'resuming',
      'scheduled',
      'suspended',
      'suspending',
      'temporary',
    ),
  ),
  time: requiredWhen(is('state', 'scheduled', 'suspended'), instant({zero: true})),
  dose: requiredWhen(
    is('state', 'temporary'),
    record({
      startTime: optional(instant({zero: true})),
      endTime: forbiddenWhen(lacks('startTime'), instant({zero: true, notBefore: 'startTime'})),
      rate: required(rate),
      amountDelivered: optional(amount),
    }),
  ),
});

const bolusDelivery = record({
  state: required(oneOf('canceling', 'delivering', 'initiating', 'none')),
  dose: requiredWhen(
    is('state', 'delivering'),
    record({
      startTime: optional(instant({zero: true})),
      amount: required(amount),
      amountDelivered: optional(amount),
    }),
  ),
});

const reservoir = record({
  time: optional(instant({zero: true})),
  remaining: required(float({min: 0, max: 10000, unit: 'units of insulin'})),
  units: required(oneOf('Units')),
});

/** Records what a pump is doing: its deliveries, battery and reservoir. */
export const PumpStatus = defineDatum('pumpStatus', {
  basalDelivery: optional(basalDelivery),
  battery: optional(battery),
  bolusDelivery: optional(bolusDelivery),
  deliveryIndeterminant: optional(flag()),
  reservoir: optional(reservoir),
  $: anyOf('basalDelivery', 'battery', 'bolusDelivery', 'deliveryIndeterminant', 'reservoir'),
});
export type PumpStatus = t.TypeOf<typeof PumpStatus.codec>;
