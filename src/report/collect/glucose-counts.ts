import {mgPerMmol} from '../../codec/go/glucose.js';
import {dayLength} from './day-counts.js';

/** A glucose reading of a sensor, as far as its value goes. */
export interface Reading {
  readonly units: string;
  readonly value: number;
}

/** Milligrams in a decilitre that the platform takes at most. */
const most = 1_000;

/** Readings above it are all alike to the course of a day: no sensor shows more. */
const mostOfDay = 400;

/** Parts of a day that its usual course is told by. */
export const partsOfDay = 48;

/** How often each value was read, to the milligram in a decilitre, and at which time of day. */
export class GlucoseCounts {
  readonly values = new Uint32Array(most + 1);
  /** The same by time of day, one part of it after the other. */
  readonly #course = new Uint32Array(partsOfDay * (mostOfDay + 1));
  #sum = 0;
  #count = 0;

  add({units, value}: Reading, local: number): void {
    const exact = units.startsWith('mmol') ? value * mgPerMmol : value;
    const mg = Math.min(most, Math.round(exact));
    this.values[mg]!++;
    const timeOfDay = local - Math.floor(local / dayLength) * dayLength;
    const part = Math.floor((timeOfDay / dayLength) * partsOfDay);
    this.#course[part * (mostOfDay + 1) + Math.min(mostOfDay, mg)]!++;
    this.#sum += exact;
    this.#count++;
  }

  get count(): number {
    return this.#count;
  }

  /** Mean of all readings in mg/dL. */
  get mean(): number {
    return this.#sum / this.#count;
  }

  /** How often each value was read in a part of the day. */
  ofPart(part: number): Uint32Array {
    return this.#course.subarray(part * (mostOfDay + 1), (part + 1) * (mostOfDay + 1));
  }
}
