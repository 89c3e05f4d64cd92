import type {Experiment} from '../experiments/experiment.js';
import type {HeatResult} from '../measure/hold.js';
import {heatTable} from './heat-table.js';
import {ladderTable} from './ladder-table.js';

/** Prints what came out of a heat. */
export const heatText = (result: HeatResult) =>
  result.experiment === 'ladder' ? ladderTable(result) : heatTable(result);

/** Prints an experiment with all its heats; nothing where none was held. */
export function experimentText(
  {name, title, note}: Experiment,
  results: readonly HeatResult[],
): string {
  const own = results.filter(({experiment}) => experiment === name);
  if (own.length === 0) return '';
  return [`## ${title}`, note, ...own.map(heatText)].join('\n\n');
}
