import {ours} from '../contestants/ours.js';
import {type Experiment, type Ground, type Heat, recordsName} from './experiment.js';

const without = 'without';

/** What the guarantees of delivery cost. */
export const guarantees: Experiment = {
  name: 'guarantees',
  title: 'Ledger, progress and rejects file on, against off',
  note: '`--state` and `--rejects` with progress in a log, against `--quiet --json`.',
  async *heats({wish, files, url}: Ground): AsyncGenerator<Heat> {
    const data = await files.get('compact', wish.extent === 'usual' ? wish.records : 400_000);
    const base = {url, data, workers: 'default'} as const;
    const on = {...ours({...base, guarantees: 'on'}), name: 'with all three'};
    yield {
      name: recordsName(data.records),
      // A twentieth is told from nothing by many rounds only.
      ...{rounds: 5 * wish.rounds, latency: 0, verified: [on]},
      contestants: [on, {...ours(base), name: without}],
      against: [without],
    };
  },
};
