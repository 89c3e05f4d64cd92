import {type Random, seeded} from './random.js';

/** A made-up person: what the devices are called and how the glucose leans. */
export interface Person {
  readonly sensor: string;
  readonly pump: string;
  /** Mean glucose in mg/dL. */
  readonly mean: number;
  /** Turns by which the daily rhythm is shifted. */
  readonly phase: number;
  readonly seed: number;
}

/** What one day brings, known before its data are made. */
export interface Plan {
  readonly meals: readonly {at: number; name: string; meal: string; carbs: number}[];
  readonly workouts: readonly {at: number; minutes: number; activityType: string}[];
}

const dishes = ['oatmeal', 'bread and cheese', 'soup', 'pasta', 'rice and beans', 'salad', 'curry'];
const activities = ['walking', 'running', 'cycling', 'swimming', 'yoga', 'soccer'];

/** Makes the people who wear `devices` devices between them: a sensor each, then a pump each. */
export function makePeople(devices: number, seed: number): Person[] {
  const random = seeded(seed);
  return Array.from({length: Math.ceil(devices / 2)}, (_, index) => {
    const serial = random.between(10_000_000, 99_999_999);
    const sensor = `CGM-1:${serial}`;
    const wearsPump = index * 2 + 1 < devices;
    return {
      sensor,
      pump: wearsPump ? `Pump-1:${serial + 1}` : sensor,
      mean: random.between(115, 155),
      phase: random.real(),
      seed: random.between(0, 2 ** 31),
    };
  });
}

/** Plans a day: three or four meals, now and then some sport. */
export function planDay(random: Random): Plan {
  const meals = [
    {at: random.between(390, 510), meal: 'breakfast', carbs: random.between(25, 60)},
    {at: random.between(710, 800), meal: 'lunch', carbs: random.between(35, 80)},
    {at: random.between(1_080, 1_200), meal: 'dinner', carbs: random.between(40, 95)},
    ...(random.chance(0.35) ? [{at: random.between(930, 990), meal: 'snack', carbs: 15}] : []),
  ].map(meal => ({...meal, name: random.pick(dishes)}));
  const workouts = random.chance(0.4)
    ? [
        {
          at: random.between(1_000, 1_060),
          minutes: random.between(20, 75),
          activityType: random.pick(activities),
        },
      ]
    : [];
  return {meals, workouts};
}
