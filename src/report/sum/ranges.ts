import type {RangeReport} from '../model/glucose.js';
import {countBetween, type Histogram} from './statistics.js';

/** A range of glucose in mg/dL, both bounds in it; what lies between two whole numbers is rounded first. */
export interface Range {
  readonly range: RangeReport['range'];
  readonly from: number;
  readonly to: number;
}

/**
 * The five ranges of the international consensus on time in range (Battelino et al., Diabetes Care 2019;
 * 42:1593-1603), the highest first.
 */
export const ranges: readonly Range[] = [
  {range: 'very high', from: 251, to: Number.POSITIVE_INFINITY},
  {range: 'high', from: 181, to: 250},
  {range: 'in range', from: 70, to: 180},
  {range: 'low', from: 54, to: 69},
  {range: 'very low', from: 0, to: 53},
];

/** Counts the readings in each range. */
export function readingsByRange(values: Histogram, all: number): RangeReport[] {
  return ranges.map(({range, from, to}) => {
    const readings = countBetween(values, from, to);
    return {range, readings, share: readings / all};
  });
}

/**
 * Estimates the HbA1c in percent from a mean in mg/dL: the glucose management indicator (Bergenstal et al.,
 * Diabetes Care 2018; 41:2275-2280).
 */
export const managementIndicator = (mean: number): number => 3.31 + 0.02392 * mean;

/** What the consensus asks for before such numbers mean anything: two weeks with 70 % of their readings. */
export const enough = {days: 14, share: 0.7} as const;
