import type {HeatResult} from '../measure/hold.js';
import type {Figures} from '../measure/race.js';
import {medianOf, ratiosOf} from '../measure/statistics.js';
import {megabytes, roundsName, seconds, times} from './numbers.js';
import {printTable} from './table.js';

/** Prints the table of a heat: ratios first, for they outlive the machine. */
export function heatTable({heat, rounds, against, figures}: HeatResult): string {
  const rivals = against
    .map(name => figures.find(each => each.name === name))
    .filter(each => each !== undefined);
  const head = [
    `${heat}, ${roundsName(rounds)}`,
    ...rivals.map(({name}) => `times ${name}`),
    ...['wall', 'CPU', 'peak memory'],
  ];
  return printTable(
    head,
    figures.map(each => rowOf(each, rivals)),
  );
}

function rowOf(own: Figures, rivals: readonly Figures[]): string[] {
  return [
    own.name,
    ...rivals.map(rival => (rival === own ? '1' : times(ratiosOf(own, rival)))),
    ...[
      seconds(medianOf(own.wall)),
      seconds(medianOf(own.cpu)),
      megabytes(Math.max(...own.memory)),
    ],
  ];
}
