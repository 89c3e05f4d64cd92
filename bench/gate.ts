import {ours} from './contestants/ours.js';
import {peer, peerNames} from './contestants/peers.js';
import type {Experiment} from './experiments/experiment.js';
import {hold} from './measure/hold.js';
import {ratiosOf} from './measure/statistics.js';
import {heatText} from './report/experiment-text.js';

// `npm run bench:gate`: loose floors. Another try makes up for a bad moment of the machine.

const leastTimes = 2.5;
const mostMemory = 200e6; // bytes
const tries = 3;

const gate: Experiment = {
  name: 'gate',
  title: 'The gate',
  note: 'One thread against the usual stack.',
  async *heats({wish, files, url}) {
    const data = await files.get('compact', wish.records);
    const contestants = [ours({url, data, workers: 'none'}), peer('stream-json-got', {url, data})];
    const against = [peerNames['stream-json-got']];
    const {rounds} = wish;
    yield {name: 'gate', rounds, latency: 0, contestants, verified: contestants, against};
  },
};

const wish = {records: 100_000, rounds: 5, extent: 'usual', forms: []} as const;
let outcome: 'passed' | 'failed' = 'failed';
for (let left = tries; left > 0 && outcome === 'failed'; left--) {
  for await (const heat of hold([gate], wish)) {
    console.log(`${heatText(heat)}\n`);
    const [own, usual] = heat.figures;
    const isFast = ratiosOf(own!, usual!).median >= leastTimes;
    const isSmall = Math.max(...own!.memory) <= mostMemory;
    if (isFast && isSmall) outcome = 'passed';
  }
}
console.log(
  `${outcome}: at least ${leastTimes} times ${peerNames['stream-json-got']}, at most ${mostMemory / 1e6} MB`,
);
process.exitCode = outcome === 'passed' ? 0 : 1;
