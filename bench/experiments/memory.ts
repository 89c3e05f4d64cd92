import {bothOfOurs} from '../contestants/ours.js';
import {type Experiment, type Ground, type Heat, recordsName} from './experiment.js';

/** Whether memory grows with the input, beyond the sizes that peers are asked for. */
export const memory: Experiment = {
  name: 'memory',
  title: 'Memory at sizes that others are not asked for',
  note: 'One run each. The 4 GB file is there with `--huge` only.',
  async *heats({wish, files, url}: Ground): AsyncGenerator<Heat> {
    const {extent} = wish;
    for (const records of extent === 'usual' ? [] : extent === 'full' ? [large] : [large, huge]) {
      const data = await files.get('compact', records);
      const contestants = bothOfOurs({url, data});
      const name = recordsName(data.records);
      yield {name, rounds: 1, latency: 0, contestants, verified: [], against: []};
    }
  },
};

const large = 7_200_000; // 1.6 GB
const huge = 18_400_000; // 4 GB
