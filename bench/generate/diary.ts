import {stamp} from './clock.js';
import {glucoseAt} from './glucose.js';
import type {Person, Plan} from './person.js';
import type {Random} from './random.js';

/** Makes what a person enters or measures by hand in a day: finger pricks, meals, sport, health. */
export function diaryDay(person: Person, plan: Plan, day: number, random: Random): object[] {
  const entry = (type: string, at: number) => ({
    type,
    deviceId: person.pump,
    ...stamp(day, at),
  });
  const data: object[] = [];
  for (const at of [random.between(375, 385), random.between(1_340, 1_400)]) {
    const value = Number((glucoseAt(person, plan, day, at) / 18.01559).toFixed(1));
    data.push({...entry('smbg', at), value, units: 'mmol/L', subType: 'manual'});
  }
  for (const {at, name, meal, carbs} of plan.meals) {
    const nutrition = {carbohydrate: {net: carbs, units: 'grams'}};
    data.push({...entry('food', at), name, meal, nutrition});
  }
  for (const {at, minutes, activityType} of plan.workouts) {
    const duration = {units: 'minutes', value: minutes};
    const energy = {units: 'kilocalories', value: minutes * random.between(5, 9)};
    const reportedIntensity = random.pick(['low', 'medium', 'high']);
    data.push({
      ...entry('physicalActivity', at),
      activityType,
      reportedIntensity,
      duration,
      energy,
    });
  }
  if (random.chance(0.05)) {
    const state = random.pick(['illness', 'stress', 'alcohol']);
    const value = random.between(1, 12) / 10;
    data.push({...entry('reportedState', 600), states: [{state, severity: 4}]});
    data.push({...entry('bloodKetone', 610), units: 'mmol/L', value});
  }
  return data;
}
