import {flag, glucose, int, optional, record, required, type Span} from '../../codec/index.js';

const MINUTE = 60_000;

/** The snooze times that the receivers of the time offered: 20 minutes to 4 hours, every five. */
const steps = Array.from({length: 45}, (_, step) => (20 + 5 * step) * MINUTE);

const quarters = [255, 270, 285, 300].map(minutes => minutes * MINUTE);

/** Values of a datum without units, or with unknown ones, may be any. */
const levelAlert = (mg: Span, mmol: Span) =>
  record(
    {
      enabled: required(flag()),
      level: required(glucose('/units', {mg, mmol})),
      snooze: required(int({only: [0, 15 * MINUTE, ...steps, ...quarters], unit: 'milliseconds'})),
    },
    // The platform asks for the level before the snooze, and looks at it after.
    {order: ['enabled', 'level?', 'snooze', 'level!']},
  );

const rateAlert = (mg: readonly number[], mmol: readonly number[]) =>
  record({
    enabled: required(flag()),
    rate: required(glucose('/units', {mg: {only: mg}, mmol: {only: mmol}})),
  });

const outOfRangeAlert = record({
  enabled: required(flag()),
  snooze: required(int({only: [0, MINUTE, ...steps], unit: 'milliseconds'})),
});

const rateAlerts = record({
  fallRate: required(rateAlert([-3, -2], [-0.16652243973136602, -0.11101495982091067])),
  riseRate: required(rateAlert([2, 3], [0.11101495982091067, 0.16652243973136602])),
});

/** Lists the alerts as older uploaders send them, in the units of the datum. */
export const oldCgmAlerts = {
  highAlerts: optional(levelAlert([100, 400], [5.55075, 22.20299])),
  lowAlerts: optional(levelAlert([59, 150], [3.27494, 8.32612])),
  outOfRangeAlerts: optional(outOfRangeAlert),
  rateOfChangeAlerts: optional(rateAlerts, {storedAs: 'rateOfChangeAlert'}),
};
