import type {Field} from '../../src/codec/index.js';
import type {
  BasalSuspend,
  BolusNormal,
  Cbg,
  DeviceEventAlarm,
  DosingDecision,
  Food,
  PumpSettings,
  Wizard,
} from '../../src/datum/catalogue.js';

/** Fails to compile unless the two types are the same. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

const same = <_T extends true>() => {};

const time = '2024-05-06T07:08:09Z';

// Members that are asked for are there; the rest may be absent or null.
same<Same<Cbg['type'], 'cbg'>>();
same<Same<Cbg['value'], number>>();
same<Same<Cbg['units'], 'mmol/L' | 'mmol/l' | 'mg/dL' | 'mg/dl'>>();
same<Same<Cbg['trendRate'], number | null | undefined>>();
same<Same<Cbg['tags'], string[] | null | undefined>>();
same<Same<Cbg['payload'], Record<string, unknown> | null | undefined>>();

export const cbg: Cbg = {type: 'cbg', time, units: 'mg/dL', value: 120, trend: null};
// @ts-expect-error: no value
export const cbgWithoutValue: Cbg = {type: 'cbg', time, units: 'mg/dL'};
// @ts-expect-error: no time
export const cbgWithoutTime: Cbg = {type: 'cbg', units: 'mg/dL', value: 120};
// @ts-expect-error: units of another spelling
export const cbgInOtherUnits: Cbg = {type: 'cbg', time, units: 'MG/DL', value: 120};
// @ts-expect-error: a member that the kind does not have
export const cbgWithMore: Cbg = {type: 'cbg', time, units: 'mg/dL', value: 120, rate: 1};

// The discriminators belong to the type.
same<Same<BolusNormal['type'], 'bolus'>>();
same<Same<BolusNormal['subType'], 'normal'>>();
same<Same<BasalSuspend['deliveryType'], 'suspend'>>();

// A suppressed basal is one of three, and its cases are told apart by deliveryType.
type Suppressed = NonNullable<BasalSuspend['suppressed']>;
same<Same<Suppressed['deliveryType'], 'automated' | 'scheduled' | 'temp'>>();
type SuppressedTemp = Extract<Suppressed, {deliveryType: 'temp'}>;
same<Same<SuppressedTemp['percent'], number | null | undefined>>();
same<Same<NonNullable<SuppressedTemp['suppressed']>['deliveryType'], 'automated' | 'scheduled'>>();

// An embedded datum has its whole type.
same<
  Same<NonNullable<Wizard['bolus']>['subType'], 'dual/square' | 'square' | 'normal' | 'automated'>
>();
same<Same<NonNullable<DeviceEventAlarm['status']>['status'], 'resumed' | 'suspended'>>();
// @ts-expect-error: the id of a bolus instead of the bolus
export const wizardWithId: Wizard = {type: 'wizard', time, units: 'mg/dL', bolus: 'abc'};

// Lists, maps and records that hold themselves.
same<Same<DosingDecision['units']['carb'], 'exchanges' | 'grams'>>();
same<Same<NonNullable<PumpSettings['basalSchedules']>['a'][0]['rate'], number>>();
export const food: Food = {
  type: 'food',
  time,
  ingredients: [{name: 'dough', ingredients: [{name: 'flour', amount: {units: 'g', value: 1}}]}],
};
// @ts-expect-error: a name that is no text, two levels down
export const foodOfNumbers: Food = {type: 'food', time, ingredients: [{ingredients: [{name: 1}]}]};

// The codec says the same as the type.
same<Same<(typeof Cbg)['codec'], Field<Cbg>>>();
