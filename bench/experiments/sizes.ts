import {bothOfOurs} from '../contestants/ours.js';
import {type Peer, peer, peerNames} from '../contestants/peers.js';
import {type Experiment, type Ground, type Heat, recordsName} from './experiment.js';

/** The same work on longer and longer files. */
export const sizes: Experiment = {
  name: 'sizes',
  title: 'A compact array of valid data of 8 devices',
  note: 'Whole processes, start-up included; 4 requests in flight for everybody.',
  async *heats({wish, files, url}: Ground): AsyncGenerator<Heat> {
    const {records, rounds, extent} = wish;
    const plans: Plan[] = [
      {
        records: Math.ceil(records / 5),
        rounds: Math.min(rounds, 3),
        peers: everybody,
        verified: 'nobody',
      },
      {
        records,
        // A short run is told from one nearly as long by many rounds only.
        rounds: extent === 'usual' ? rounds : 3 * rounds,
        peers: everybody,
        verified: 'everybody',
      },
      ...(extent !== 'usual' ? larger(wish.rounds) : []),
    ];
    for (const {records, rounds, peers, verified} of plans) {
      const data = await files.get('compact', records);
      const own = bothOfOurs({url, data});
      const contestants = [...own, ...peers.map(name => peer(name, {url, data}))];
      yield {
        name: recordsName(data.records),
        ...{rounds, latency: 0, contestants},
        verified: verified === 'everybody' ? contestants : verified === 'ours' ? own : [],
        against: [peerNames['stream-json-got'], peerNames['bare-parse']],
      };
    }
  },
};

interface Plan {
  readonly records: number;
  readonly rounds: number;
  readonly peers: readonly Peer[];
  readonly verified: 'nobody' | 'ours' | 'everybody';
}

const everybody: readonly Peer[] = [
  'stream-json-got',
  'stream-json-undici',
  'whole-file',
  'bare-parse',
];

const larger = (rounds: number): Plan[] => [
  {
    records: 400_000,
    rounds: Math.min(rounds, 3),
    peers: ['stream-json-got', 'whole-file', 'bare-parse'],
    verified: 'ours',
  },
  {
    records: 1_600_000,
    rounds: Math.min(rounds, 2),
    peers: ['stream-json-got', 'bare-parse'], // a whole-file script ends at 512 MB
    verified: 'nobody',
  },
];
