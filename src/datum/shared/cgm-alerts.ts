import {
  byUnits,
  flag,
  has,
  oneOf,
  optional,
  record,
  required,
  requiredWhen,
  type Span,
} from '../../codec/index.js';
import {timeSpan, timeUnits} from './time-span.js';

/** Each alert may be snoozed, and carries its own units: they are neither aliased nor converted. */
const common = {
  enabled: required(flag()),
  snooze: optional(timeSpan),
};

const levelAlert = (ranges: Readonly<Record<'mg/dL' | 'mmol/L', Span>>) =>
  record(
    {
      ...common,
      level: optional(byUnits('units', ranges)),
      units: requiredWhen(has('level'), oneOf('mg/dL', 'mmol/L')),
    },
    {order: ['enabled', 'snooze', 'units', 'level']},
  );

const urgentLow = levelAlert({'mg/dL': [40, 80], 'mmol/L': [2.2203, 4.4406]});
const low = levelAlert({'mg/dL': [50, 150], 'mmol/L': [2.77537, 8.32612]});
const high = levelAlert({'mg/dL': [100, 400], 'mmol/L': [5.55075, 22.20299]});

const rate = record(
  {
    ...common,
    rate: optional(
      byUnits('units', {'mmol/L/minute': [0.05551, 0.55507], 'mg/dL/minute': [0, 10]}),
    ),
    units: requiredWhen(has('rate'), oneOf('mmol/L/minute', 'mg/dL/minute')),
  },
  {order: ['enabled', 'snooze', 'units', 'rate']},
);

const duration = record(
  {
    ...common,
    duration: optional(byUnits('units', {hours: [0, 6], minutes: [0, 360], seconds: [0, 21600]})),
    units: requiredWhen(has('duration'), timeUnits),
  },
  {order: ['enabled', 'snooze', 'units', 'duration']},
);

/** Tells which alerts of a glucose monitor are on, and when each of them sounds. */
export const cgmAlerts = record({
  enabled: required(flag()),
  urgentLow: optional(urgentLow),
  urgentLowPredicted: optional(urgentLow),
  low: optional(low),
  lowPredicted: optional(low),
  high: optional(high),
  highPredicted: optional(high),
  fall: optional(rate),
  rise: optional(rate),
  noData: optional(duration),
  outOfRange: optional(duration),
});
