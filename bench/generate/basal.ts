import {stamp} from './clock.js';
import type {Person, Plan} from './person.js';
import type {Random} from './random.js';

const minute = 60_000; // milliseconds

/** Rates the pump follows, in Units an hour, by the minute they start at. */
export const schedule = [
  {start: 0, rate: 0.85},
  {start: 300, rate: 1.1},
  {start: 660, rate: 0.75},
  {start: 1_080, rate: 0.95},
] as const;

/** Makes a day's basal data: the scheduled rates, a temporary one in sport, now and then a suspend. */
export function basalDay(person: Person, plan: Plan, day: number, random: Random): object[] {
  const base = (at: number, end: number, deliveryType: string) => ({
    type: 'basal',
    deliveryType,
    deviceId: person.pump,
    ...stamp(day, at),
    duration: Math.round((end - at) * minute),
  });
  const data: object[] = schedule.map(({start, rate}, index) => ({
    ...base(start, schedule[index + 1]?.start ?? 1_440, 'scheduled'),
    rate,
    scheduleName: 'weekday',
  }));
  const scheduled = (at: number) => ({
    type: 'basal',
    deliveryType: 'scheduled',
    rate: schedule.findLast(({start}) => start <= at)!.rate,
    scheduleName: 'weekday',
  });
  for (const {at, minutes} of plan.workouts) {
    const {rate} = scheduled(at);
    data.push({
      ...base(at, at + minutes, 'temp'),
      rate: Number((rate / 2).toFixed(3)),
      percent: 0.5,
      suppressed: scheduled(at),
    });
  }
  if (random.chance(0.15)) {
    const at = random.between(120, 240);
    data.push({...base(at, at + 45, 'suspend'), suppressed: scheduled(at)});
  }
  return data;
}
