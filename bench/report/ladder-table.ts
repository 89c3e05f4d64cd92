import type {HeatResult} from '../measure/hold.js';
import type {Figures} from '../measure/race.js';
import {medianOf} from '../measure/statistics.js';
import {megabytes, seconds} from './numbers.js';
import {printTable} from './table.js';

/** Prints the ladder: what each rung adds to the one before, for a record. */
export function ladderTable({heat, rounds, figures}: HeatResult): string {
  const rows = figures.map((own, index) => [
    own.name,
    step(own, figures[index - 1], 'wall'),
    step(own, figures[index - 1], 'cpu'),
    ...[
      seconds(medianOf(own.wall)),
      seconds(medianOf(own.cpu)),
      megabytes(Math.max(...own.memory)),
    ],
  ]);
  const head = [`${heat}, ${rounds} rounds`, 'adds, wall', 'adds, CPU'];
  return printTable([...head, 'wall', 'CPU', 'peak memory'], rows);
}

/** Microseconds a record, the middle of the rounds. */
function step(own: Figures, before: Figures | undefined, of: 'wall' | 'cpu'): string {
  if (!before) return '';
  const added = medianOf(own[of].map((value, round) => value - before[of][round]!));
  return `${((added * 1e6) / own.records).toFixed(2)} µs`;
}
