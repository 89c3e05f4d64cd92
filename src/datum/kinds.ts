import * as catalogue from './catalogue.js';

/** The name of a kind: the type and, where it has one, the sub-type or delivery type. */
export type Kind = (typeof catalogue)[keyof typeof catalogue]['kind'];

/** The order in which the platform lists types and sub-types when it refuses one. */
const order: readonly Kind[] = [
  'physicalActivity',
  'alert',
  'basal/automated',
  'basal/scheduled',
  'basal/suspend',
  'basal/temp',
  'cbg',
  'smbg',
  'bloodKetone',
  'bolus/dual/square',
  'bolus/square',
  'bolus/normal',
  'bolus/automated',
  'wizard',
  'deviceEvent/alarm',
  'deviceEvent/calibration',
  'deviceEvent/prime',
  'deviceEvent/pumpSettingsOverride',
  'deviceEvent/reservoirChange',
  'deviceEvent/status',
  'deviceEvent/timeChange',
  'dosingDecision',
  'food',
  'insulin',
  'cgmSettings',
  'controllerSettings',
  'pumpSettings',
  'reportedState',
  'controllerStatus',
  'pumpStatus',
  'water',
];

/** Every kind in the catalogue, in the platform's order; one that it does not list comes last. */
export const kinds: readonly Kind[] = Object.values(catalogue)
  .map(({kind}) => kind)
  .sort((a, b) => rank(a) - rank(b));

function rank(kind: Kind): number {
  const place = order.indexOf(kind);
  return place < 0 ? order.length : place;
}
