import {parseArgs} from 'node:util';
import type {Experiment, Wish} from './experiments/experiment.js';
import {experiments} from './experiments/index.js';
import {type Form, forms} from './files/forms.js';

/** What `npm run bench` was asked for. */
export interface Order {
  readonly wish: Wish;
  readonly experiments: readonly Experiment[];
  /** Whether bench/decode is run at the end. */
  readonly decode: 'run' | 'left out';
  /** Markdown file for the results; what was measured goes beside it as JSON. */
  readonly results: string | undefined;
}

const names = [...experiments.map(({name}) => name), 'decode'];

export const usage = `Compares the command line with others, in whole processes.

  npm run bench -- [--records 100000] [--rounds 5] [--only NAMES] [--forms NAMES]
      [--full | --huge] [--results bench/RESULTS.md]

  --only     some of: ${names.join(', ')}
  --forms    some of: ${forms.join(', ')}
  --full     400,000 and 1,600,000 records and 1.6 GB as well (12 minutes)
  --huge     4 GB as well (5 GB of disk)
  --results  write the results there, and what was measured beside it
`;

/** Reads the arguments; undefined where help is wanted. Throws for what it does not know. */
export function readOrder(argv: readonly string[]): Order | undefined {
  const {values} = parseArgs({
    args: [...argv],
    options: {
      records: {type: 'string', default: '100000'},
      rounds: {type: 'string', default: '5'},
      only: {type: 'string', default: names.join()},
      forms: {type: 'string', default: forms.filter(name => name !== 'compact').join()},
      full: {type: 'boolean', default: false},
      huge: {type: 'boolean', default: false},
      results: {type: 'string'},
      help: {type: 'boolean', default: false},
    },
  });
  if (values.help) return undefined;
  const only = choose(values.only, names, '--only');
  return {
    wish: {
      records: countOf(values.records, '--records'),
      rounds: countOf(values.rounds, '--rounds'),
      extent: values.huge ? 'huge' : values.full ? 'full' : 'usual',
      forms: choose(values.forms, forms, '--forms') as Form[],
    },
    experiments: experiments.filter(({name}) => only.includes(name)),
    decode: only.includes('decode') ? 'run' : 'left out',
    results: values.results,
  };
}

function choose(list: string, known: readonly string[], flag: string): string[] {
  const chosen = list.split(',').filter(Boolean);
  const unknown = chosen.find(name => !known.includes(name));
  if (unknown === undefined) return chosen;
  throw new Error(`${flag}: there is no ${unknown}; expected some of ${known.join(', ')}.`);
}

function countOf(text: string, flag: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`${flag}: expected a whole number above 0.`);
}
