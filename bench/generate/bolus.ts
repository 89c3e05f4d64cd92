import {stamp} from './clock.js';
import {glucoseAt} from './glucose.js';
import type {Person, Plan} from './person.js';
import type {Random} from './random.js';

const carbRatio = 10; // grams a Unit
const sensitivity = 40; // mg/dL a Unit
const target = 110;

/** Makes a day's boluses: one from the calculator before each meal, some corrections in between. */
export function bolusDay(person: Person, plan: Plan, day: number, random: Random): object[] {
  const data: object[] = plan.meals.map(({at, meal, carbs}) => {
    const bgInput = Math.round(glucoseAt(person, plan, day, at));
    const carb = units(carbs / carbRatio);
    const correction = units((bgInput - target) / sensitivity);
    const net = units(Math.max(0.1, carb + correction));
    const slow = meal === 'dinner' && random.chance(0.3);
    return {
      type: 'wizard',
      deviceId: person.pump,
      ...stamp(day, at - 5),
      units: 'mg/dL',
      bgInput,
      bgTarget: {target},
      carbInput: carbs,
      carbUnits: 'grams',
      insulinCarbRatio: carbRatio,
      insulinSensitivity: sensitivity,
      recommended: {carb, correction, net},
      bolus: slow ? dual(person, day, at - 4.5, net) : normal(person, day, at - 4.5, net),
    };
  });
  for (let left = random.between(0, 3); left > 0; left--) {
    const at = random.between(540, 1_380) + random.between(0, 59) / 60;
    data.push(normal(person, day, at, units(random.between(5, 30) / 10)));
  }
  if (random.chance(0.1)) data.push(square(person, day, random.between(1_200, 1_300)));
  return data;
}

const units = (value: number) => Number(value.toFixed(2));

const base = (person: Person, day: number, at: number, subType: string) => ({
  type: 'bolus',
  subType,
  deviceId: person.pump,
  ...stamp(day, at),
});

const normal = (person: Person, day: number, at: number, amount: number) => ({
  ...base(person, day, at, 'normal'),
  normal: amount,
});

const square = (person: Person, day: number, at: number) => ({
  ...base(person, day, at, 'square'),
  extended: 1.5,
  duration: 5_400_000,
});

const dual = (person: Person, day: number, at: number, amount: number) => ({
  ...base(person, day, at, 'dual/square'),
  normal: units(amount * 0.6),
  extended: units(amount * 0.4),
  duration: 7_200_000,
});
