import * as t from 'io-ts';

const metadata = t.UnknownRecord;
const quantity = t.type({units: t.string, value: t.number});

const origin = t.partial({
  id: t.string,
  name: t.string,
  payload: metadata,
  time: t.string,
  type: t.keyof({application: null, device: null, manual: null, service: null}),
  version: t.string,
});

const gps = t.intersection([
  t.type({latitude: quantity, longitude: quantity}),
  t.partial({
    elevation: quantity,
    floor: t.number,
    horizontalAccuracy: quantity,
    origin,
    verticalAccuracy: quantity,
  }),
]);

const association = t.intersection([
  t.type({type: t.keyof({blob: null, datum: null, image: null, url: null})}),
  t.partial({id: t.string, reason: t.string, url: t.string}),
]);

const base = t.partial({
  annotations: t.array(metadata),
  associations: t.array(association),
  clockDriftOffset: t.number,
  conversionOffset: t.number,
  deviceId: t.string,
  deviceTime: t.string,
  id: t.string,
  location: t.partial({gps, name: t.string}),
  notes: t.array(t.string),
  origin,
  payload: metadata,
  source: t.literal('carelink'),
  tags: t.array(t.string),
  timezone: t.string,
  timezoneOffset: t.number,
});

const glucoseUnits = t.keyof({'mmol/L': null, 'mmol/l': null, 'mg/dL': null, 'mg/dl': null});

const formulation = t.partial({
  compounds: t.UnknownArray,
  name: t.string,
  simple: t.intersection([
    t.type({actingType: t.keyof({intermediate: null, long: null, rapid: null, short: null})}),
    t.partial({brand: t.string, concentration: quantity}),
  ]),
});

const cbg = t.intersection([
  base,
  t.type({type: t.literal('cbg'), time: t.string, units: glucoseUnits, value: t.number}),
  t.partial({
    trend: t.keyof({
      constant: null,
      slowFall: null,
      slowRise: null,
      moderateFall: null,
      moderateRise: null,
      rapidFall: null,
      rapidRise: null,
    }),
    trendRateUnits: t.keyof({'mmol/L/minute': null, 'mg/dL/minute': null}),
    trendRate: t.number,
    sampleInterval: t.number,
    backfilled: t.boolean,
  }),
]);

const smbg = t.intersection([
  base,
  t.type({type: t.literal('smbg'), time: t.string, units: glucoseUnits, value: t.number}),
  t.partial({subType: t.keyof({linked: null, manual: null, scanned: null})}),
]);

const lasting = t.intersection([
  t.type({type: t.literal('basal'), time: t.string, duration: t.number}),
  t.partial({expectedDuration: t.number}),
]);

const basalScheduled = t.intersection([
  base,
  lasting,
  t.type({deliveryType: t.literal('scheduled'), rate: t.number}),
  t.partial({insulinFormulation: formulation, scheduleName: t.string}),
]);

const suppressed = t.intersection([
  t.type({type: t.literal('basal'), deliveryType: t.string, rate: t.number}),
  t.partial({
    annotations: t.array(metadata),
    insulinFormulation: formulation,
    percent: t.number,
    scheduleName: t.string,
    suppressed: t.UnknownRecord,
  }),
]);

const basalSuspend = t.intersection([
  base,
  lasting,
  t.type({deliveryType: t.literal('suspend')}),
  t.partial({suppressed}),
]);

const bolusNormal = t.intersection([
  base,
  t.type({
    type: t.literal('bolus'),
    subType: t.literal('normal'),
    time: t.string,
    normal: t.number,
  }),
  t.partial({
    deliveryContext: t.keyof({
      algorithm: null,
      device: null,
      oneButton: null,
      remote: null,
      undetermined: null,
      watch: null,
    }),
    insulinFormulation: formulation,
    expectedNormal: t.number,
  }),
]);

const wizard = t.intersection([
  base,
  t.type({type: t.literal('wizard'), time: t.string, units: glucoseUnits}),
  t.partial({
    bgInput: t.number,
    bgTarget: t.partial({high: t.number, low: t.number, range: t.number, target: t.number}),
    carbInput: t.number,
    insulinCarbRatio: t.number,
    insulinOnBoard: t.number,
    insulinSensitivity: t.number,
    recommended: t.partial({carb: t.number, correction: t.number, net: t.number}),
    bolus: bolusNormal,
    carbUnits: t.keyof({grams: null, exchanges: null}),
  }),
]);

/**
 * Six kinds in io-ts's own words, as one would write them by hand: the same fields, types and words.
 * They judge less than ours: no range, length or format, and no field that depends on another.
 */
export const plain: Readonly<Record<string, t.Decoder<unknown, unknown>>> = {
  cbg,
  smbg,
  'basal/scheduled': basalScheduled,
  'basal/suspend': basalSuspend,
  'bolus/normal': bolusNormal,
  wizard,
};
