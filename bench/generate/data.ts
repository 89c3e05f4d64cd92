import {basalDay} from './basal.js';
import {bolusDay} from './bolus.js';
import {diaryDay} from './diary.js';
import {repeat, spoil} from './flaws.js';
import {makePeople, type Person, planDay} from './person.js';
import {pumpEventsDay} from './pump-events.js';
import {type Random, seeded} from './random.js';
import {sensorDay} from './sensor.js';

export interface GenerateOptions {
  /** How many data. */
  readonly records: number;
  /** Devices they come from: sensors and pumps in turn. */
  readonly devices: number;
  readonly seed: number;
  /** Share of data that the platform would refuse, 0 to 1. */
  readonly flawed: number;
  /** Share of data that come a second time, 0 to 1. */
  readonly repeated: number;
}

/**
 * Makes plausible device data of any number, day by day in the order of time; what comes out
 * follows from the options alone. Holds one day of one person at a time.
 */
export function* generateData(options: GenerateOptions): Generator<object> {
  const people = makePeople(options.devices, options.seed);
  const random = seeded(options.seed + 1);
  let left = options.records;
  for (let day = 0; left > 0; day++) {
    for (const person of people) {
      for (const datum of dayOf(person, day, random)) {
        if (left-- <= 0) return;
        yield random.chance(options.flawed) ? spoil(datum, random) : datum;
        if (!random.chance(options.repeated)) continue;
        if (left-- <= 0) return;
        yield repeat(datum);
      }
    }
  }
}

function dayOf(person: Person, day: number, random: Random): object[] {
  const plan = planDay(random);
  const data = [
    ...sensorDay(person, plan, day, random),
    ...basalDay(person, plan, day, random),
    ...bolusDay(person, plan, day, random),
    ...pumpEventsDay(person, day, random),
    ...diaryDay(person, plan, day, random),
  ] as {time: string}[];
  return data.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}
