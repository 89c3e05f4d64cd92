import {experiments} from '../experiments/index.js';
import {experimentText} from './experiment-text.js';
import {goals} from './goals.js';
import type {Machine} from './machine.js';
import type {Measured} from './measured.js';
import {printTable} from './table.js';
import {weakSpots} from './weak-spots.js';

/** Prints everything that was measured as a document, what is bad about it first. */
export function printResults(measured: Measured): string {
  const {day, argv, seconds, machine, heats, decode} = measured;
  const parts = [
    '# Results',
    `Written by \`npm run bench -- ${argv.join(' ')}\` on ${day}, in ${Math.round(seconds / 60)} minutes. Do not edit.`,
    '## Weak spots',
    weakSpots(measured)
      .map(each => `- ${each}`)
      .join('\n'),
    '## What is to be reached',
    goalTable(measured),
    ...experiments.map(experiment => experimentText(experiment, heats)),
    ...(decode ? ['## `decode` alone', `    ${decode.trim().replaceAll('\n', '\n    ')}`] : []),
    '## How it is measured',
    method,
    '## The machine',
    describe(machine),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function goalTable(measured: Measured): string {
  const rows = goals.map(goal => {
    const judgement = goal.judge(measured);
    return [goal.says, judgement?.measured ?? 'not measured', judgement?.verdict ?? ''];
  });
  return printTable(['goal', 'measured', 'verdict'], rows);
}

const method = [
  '- Each figure is of a whole process, from its start to its end. `wall` and `CPU` are medians of the rounds, `peak memory` the most of any round.',
  '- `times X` is the time of X divided by that of the row, in the same round: above 1 is faster. The median of the rounds, and their range.',
  '- Contestants run one after another in processes of their own, every other round in reverse, without the variables `NODE_...` of the machine. The others are ES modules, as got is, for which Node prepares 8 ms longer; bare JSON.parse, Node alone and ours are not.',
  '- The API is a process of its own on the same machine, so it takes its share of the same cores. It judges nothing.',
  '- The others do less: they check six kinds with plain io-ts and of the rest only what all share, hash five fields for every kind, use one data set for all devices, and verify, repeat and note nothing.',
  '- The others at their best: `chain` of plain functions with packed values, codecs looked up by type, string bodies, connections kept open, as many requests in flight as ours, chunks of 64 KB.',
  '- Before it was timed, each contestant had to show, with 100,000 records of each form, that just those it was to deliver arrived, each once and unchanged but for its `id`; ours with 400,000 as well. In each timed run the counts must be right.',
  '- Data are made up from a seed. Above 400,000 records the same ones come again. They compress better than real ones.',
].join('\n');

function describe({processor, cores, memory, system, node, versions}: Machine): string {
  return [
    `- ${processor}, ${cores} cores, ${Math.round(memory / 2 ** 30)} GiB, ${system}`,
    `- Node ${node}`,
    `- ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}`,
    '- Ratios carry over to other machines better than seconds do. Files are in the page cache.',
  ].join('\n');
}
