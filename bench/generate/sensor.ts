import {stamp} from './clock.js';
import {glucoseAt} from './glucose.js';
import type {Person, Plan} from './person.js';
import type {Random} from './random.js';

const cycle = 14; // days: ten with a sensor, four without, as people do
const worn = 10;
const warmUp = 120; // minutes

/** Makes a day's data of the glucose sensor: a reading every five minutes while it is worn. */
export function sensorDay(person: Person, plan: Plan, day: number, random: Random): object[] {
  if (day % cycle >= worn) return [];
  const first = day % cycle === 0 ? warmUp : 0;
  const lost = random.chance(0.2) ? random.between(0, 1_380) : 1_440; // an hour out of range
  const second = (random.between(0, 59) / 60) * 4;
  const data: object[] = first > 0 ? [sensorSettings(person, day)] : [];
  let before = glucoseAt(person, plan, day, first);
  for (let minute = first; minute < 1_440; minute += 5) {
    const value = Math.round(glucoseAt(person, plan, day, minute) + random.between(-3, 3));
    const trend = trendOf(value - before);
    before = value;
    if (minute >= lost && minute < lost + 60) continue;
    data.push({
      type: 'cbg',
      deviceId: person.sensor,
      ...stamp(day, minute + second),
      value,
      units: 'mg/dL',
      trend,
    });
  }
  if (day % 2 === 0) data.push(calibration(person, day, before));
  return data;
}

function trendOf(rise: number): string {
  if (Math.abs(rise) < 5) return 'constant';
  const speed = Math.abs(rise) < 10 ? 'slow' : Math.abs(rise) < 15 ? 'moderate' : 'rapid';
  return `${speed}${rise > 0 ? 'Rise' : 'Fall'}`;
}

const calibration = (person: Person, day: number, value: number) => ({
  type: 'deviceEvent',
  subType: 'calibration',
  deviceId: person.sensor,
  ...stamp(day, 1_260.25),
  value,
  units: 'mg/dL',
});

const sensorSettings = (person: Person, day: number) => ({
  type: 'cgmSettings',
  deviceId: person.sensor,
  ...stamp(day, 1),
  transmitterId: `T${person.sensor.slice(-6)}`,
  units: 'mg/dL',
  lowAlerts: {enabled: true, level: 70, snooze: 900_000},
});
