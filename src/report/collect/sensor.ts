import type {Budget} from './chunks.js';
import {Intervals} from './intervals.js';
import {Slots} from './slots.js';

/** What is kept of the readings of one glucose sensor. */
export class Sensor {
  readonly slots: Slots;
  readonly intervals = new Intervals();
  readings = 0;

  constructor(budget: Budget) {
    this.slots = new Slots(budget);
  }

  /** Notes when a reading was: its instant, and what the clock showed then, in milliseconds. */
  add(instant: number, local: number, sampleInterval: number | null | undefined): void {
    this.readings++;
    this.slots.mark(local);
    this.intervals.add(instant, sampleInterval);
  }
}
