/** Readings of glucose sensors; values in mg/dL, shares from 0 to 1. */
export interface GlucoseReport {
  readonly readings: number;
  readonly mean: number;
  readonly standardDeviation: number;
  /** Glucose management indicator in percent; null below 14 days with 70 % of their readings. */
  readonly gmi: number | null;
  readonly ranges: readonly RangeReport[];
  readonly sensors: readonly SensorReport[];
  readonly coverage: CoverageReport;
  /** The usual course of a day, by half hours; those without readings are left out. */
  readonly course: readonly CourseReport[];
}

/** How many readings lie in one of the five ranges of the international consensus. */
export interface RangeReport {
  readonly range: 'very low' | 'low' | 'in range' | 'high' | 'very high';
  readonly readings: number;
  readonly share: number;
}

/** How often a sensor gives a reading: as it says, as its readings show, or assumed. */
export interface SensorReport {
  readonly deviceId: string | null;
  readonly readings: number;
  readonly minutes: number;
  readonly known: 'said' | 'seen' | 'assumed';
}

/** How much of the time from the first to the last reading has readings, all sensors together. */
export interface CoverageReport {
  readonly share: number;
  /** Each day with a reading, in order. */
  readonly days: readonly {readonly day: string; readonly share: number}[];
  /** Days with 70 % of their readings or more. */
  readonly goodDays: number;
  readonly gaps: GapsReport;
}

/** Times without a reading, on the clock of the place. */
export interface GapsReport {
  /** Minutes that a gap must be longer than to be told. */
  readonly longerThan: number;
  readonly count: number;
  /** The twenty longest, in their order. */
  readonly longest: readonly {
    readonly from: string;
    readonly to: string;
    readonly minutes: number;
  }[];
}

/** Values in mg/dL that 5, 25, 50, 75 and 95 percent of the readings of a time of day do not exceed. */
export interface CourseReport {
  /** Minutes since midnight. */
  readonly minute: number;
  readonly readings: number;
  readonly percentiles: readonly [number, number, number, number, number];
}
