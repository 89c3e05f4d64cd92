import {mostChunks} from '../collect/chunks.js';
import type {Sensor} from '../collect/sensor.js';
import {Slots, slotLength, slotsPerDay} from '../collect/slots.js';
import type {CoverageReport} from '../model/glucose.js';
import {dayText} from './day-text.js';
import {Gaps} from './gaps.js';
import {enough} from './ranges.js';

/** Tells which part of the time had readings, each standing for the interval of its sensor. */
export function coverageOf(sensors: readonly Sensor[]): CoverageReport {
  const covered = union(sensors);
  const days = new Map<number, number>();
  const gaps = new Gaps();
  let first: number | undefined;
  let last = 0;
  let all = 0;
  for (const slot of covered.marked()) {
    if (first !== undefined) gaps.pass(last, slot);
    first ??= slot;
    last = slot;
    all++;
    const day = Math.floor(slot / slotsPerDay);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  const begin = first ?? 0;
  const shares = [...days].map(([day, slots]) => {
    const from = Math.max(begin, day * slotsPerDay);
    const to = Math.min(last, (day + 1) * slotsPerDay - 1);
    return {day: dayText(day), share: slots / (to - from + 1)};
  });
  return {
    share: all / (last - begin + 1),
    days: shares,
    goodDays: shares.filter(({share}) => share >= enough.share).length,
    gaps: gaps.report,
  };
}

function union(sensors: readonly Sensor[]): Slots {
  const covered = new Slots({chunks: 2 * mostChunks});
  for (const {slots, intervals} of sensors) {
    const width = Math.ceil((intervals.interval.minutes * 60_000) / slotLength);
    for (const slot of slots.marked()) {
      for (let at = slot; at < slot + width; at++) covered.markSlot(at);
    }
  }
  return covered;
}
