import {climbers} from '../contestants/climber.js';
import {ours} from '../contestants/ours.js';
import {type Experiment, type Ground, type Heat, recordsName} from './experiment.js';

/** Where the time goes. */
export const ladder: Experiment = {
  name: 'ladder',
  title: 'Where the time goes',
  note: 'Whole processes, each of which does what those above it do, and one thing more. `upload` is with a ledger in memory, as the command line is without `--state`; the command line adds routing, counts and verification, and loads only what it uses.',
  async *heats({wish, files, url}: Ground): AsyncGenerator<Heat> {
    const data = await files.get('compact', wish.extent === 'usual' ? wish.records : 400_000);
    const line = {url, data, workers: 'none'} as const;
    const rungs = climbers({url, data});
    yield {
      name: recordsName(data.records),
      ...{rounds: Math.min(wish.rounds, 3), latency: 0, against: []},
      verified: rungs.slice(-1),
      contestants: [
        ...rungs,
        {...ours(line), name: 'the command line, one thread'},
        {...ours({...line, guarantees: 'on'}), name: '+ ledger file, progress, rejects file'},
      ],
    };
  },
};
