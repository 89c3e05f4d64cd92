import type {Person, Plan} from './person.js';
import {seeded} from './random.js';

/**
 * Computes the glucose, in mg/dL, of a minute: a daily wave, a hill after each meal, a valley after
 * sport, and a mood that drifts from day to day. Without Math.sin, whose last digit is the engine's
 * affair: the dump must come out the same everywhere.
 */
export function glucoseAt(person: Person, plan: Plan, day: number, minute: number): number {
  const share = minute / 1_440;
  const drift = mood(person, day) * (1 - share) + mood(person, day + 1) * share;
  let value = person.mean + drift + 18 * wave(share + person.phase);
  for (const meal of plan.meals) value += 1.3 * meal.carbs * hill((minute - meal.at) / 200);
  for (const workout of plan.workouts) value -= 45 * hill((minute - workout.at) / 150);
  return Math.min(400, Math.max(40, value));
}

const mood = (person: Person, day: number) => seeded(person.seed + day).between(-30, 30);

/** Draws a sine of `turns` by two parabolas, -1 to 1. */
function wave(turns: number): number {
  const part = turns - Math.floor(turns);
  return part < 0.5 ? 16 * part * (0.5 - part) : -16 * (part - 0.5) * (1 - part);
}

/** Rises from 0 to 1 in the first third and falls slowly back to 0 at 1. */
const hill = (part: number) => (part <= 0 || part >= 1 ? 0 : 6.75 * part * (1 - part) ** 2);
