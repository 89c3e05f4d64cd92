import type {HeatResult} from '../measure/hold.js';
import {ratiosOf, type Spread} from '../measure/statistics.js';
import type {Measured} from './measured.js';

/** A row of a table. */
export interface Row {
  readonly experiment: string;
  /** How the name of its heat begins. */
  readonly heat: string;
  readonly name: string;
}

/** How many times faster a row was than another of its heat; undefined where one was not measured. */
export function findRatio({heats}: Measured, row: Row, against: string): Spread | undefined {
  const figures = findHeat(heats, row)?.figures;
  const own = figures?.find(({name}) => name === row.name);
  const other = figures?.find(({name}) => name === against);
  return own && other && ratiosOf(own, other);
}

/** Most bytes that a row had resident in any round; undefined where it was not measured. */
export function findMemory({heats}: Measured, row: Row): number | undefined {
  const own = findHeat(heats, row)?.figures.find(({name}) => name === row.name);
  return own && Math.max(...own.memory);
}

/** Seconds that a row took; undefined where it was not measured. */
export function findWall({heats}: Measured, row: Row): readonly number[] | undefined {
  return findHeat(heats, row)?.figures.find(({name}) => name === row.name)?.wall;
}

const findHeat = (heats: readonly HeatResult[], {experiment, heat}: Row) =>
  heats.find(each => each.experiment === experiment && each.heat.startsWith(heat));
