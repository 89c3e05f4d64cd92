import {bothOfOurs} from '../contestants/ours.js';
import {peer, peerNames} from '../contestants/peers.js';
import {type Experiment, type Ground, type Heat, recordsName} from './experiment.js';

const latency = 20; // milliseconds

/** An API as far away as a real one. */
export const slowApi: Experiment = {
  name: 'latency',
  title: `An API that takes ${latency} ms for each answer`,
  note: 'The limit of requests in flight is the same for everybody.',
  async *heats({wish, files, url}: Ground): AsyncGenerator<Heat> {
    const large = wish.extent === 'usual' ? wish.records : 400_000;
    for (const [inFlight, records] of [
      [8, large],
      [1, wish.records],
    ] as const) {
      const data = await files.get('compact', records);
      yield {
        name: `${recordsName(data.records)}, ${inFlight} in flight`,
        ...{rounds: Math.min(wish.rounds, 2), latency, verified: []},
        contestants: [
          ...bothOfOurs({url, data, inFlight}),
          peer('stream-json-got', {url, data, inFlight}),
          ...(inFlight > 1 ? [peer('stream-json-undici', {url, data, inFlight})] : []),
        ],
        against: [peerNames['stream-json-got']],
      };
    }
  },
};
