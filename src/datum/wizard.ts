import type * as t from 'io-ts';
import {float, glucose, glucoseUnits, oneOf, optional, record, required} from '../codec/index.js';
import {BolusAutomated} from './bolus-automated.js';
import {BolusDualSquare} from './bolus-dual-square.js';
import {BolusNormal} from './bolus-normal.js';
import {BolusSquare} from './bolus-square.js';
import {defineDatum, embedded} from './define.js';
import {bgTarget} from './shared/bg-target.js';

const recommended = record({
  carb: optional(float({min: 0, max: 100, unit: 'units of insulin'})),
  correction: optional(float({min: -100, max: 100, unit: 'units of insulin'})),
  net: optional(float({min: -100, max: 100, unit: 'units of insulin'})),
});

/** Of an automated bolus the platform keeps no link in the wizard. */
const bolus = embedded([BolusDualSquare, BolusSquare, BolusNormal, BolusAutomated], {
  unlinked: ['automated'],
});

/**
 * Records a bolus calculation: what went in, what was recommended, and the whole bolus that
 * followed.
 */
export const Wizard = defineDatum(
  'wizard',
  {
    bgInput: optional(glucose('units')),
    bgTarget: optional(bgTarget('/units')),
    carbInput: optional(float({min: 0, max: 1000})),
    insulinCarbRatio: optional(float({min: 0, max: 250})),
    insulinOnBoard: optional(float({min: 0, max: 250, unit: 'units of insulin'})),
    insulinSensitivity: optional(glucose('units')),
    recommended: optional(recommended),
    units: required(glucoseUnits()),
    bolus: optional(bolus),
    carbUnits: optional(oneOf('grams', 'exchanges')),
  },
  {
    order: [
      'bgInput',
      'bgTarget',
      'bolus',
      'carbInput',
      'insulinCarbRatio',
      'insulinOnBoard',
      'insulinSensitivity',
      'recommended',
      'units',
      'carbUnits',
    ],
  },
);
export type Wizard = t.TypeOf<typeof Wizard.codec>;
