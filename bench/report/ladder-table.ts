import type {HeatResult} from '../measure/hold.js';
import type {Figures} from '../measure/race.js';
import {medianOf} from '../measure/statistics.js';
import {megabytes, roundsName, seconds} from './numbers.js';
import {printTable} from './table.js';

/** Prints the ladder: what each rung adds to the one before, for a record, and what it takes to start. */
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
  const head = [`${heat}, ${roundsName(rounds)}`, 'adds, wall', 'adds, CPU'];
  return printTable([...head, 'wall', 'CPU', 'peak memory'], rows);
}

/** The middle of the rounds: for a record, or of the whole where no records are read. */
function step(own: Figures, before: Figures | undefined, of: 'wall' | 'cpu'): string {
  const added = medianOf(own[of].map((value, round) => value - (before?.[of][round] ?? 0)));
  return own.records === 0
    ? `${Math.round(added * 1e3)} ms`
    : `${((added * 1e6) / own.records).toFixed(2)} µs`;
}
