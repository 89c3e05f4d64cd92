import {bothOfOurs} from '../contestants/ours.js';
import {type Peer, peer, peerNames} from '../contestants/peers.js';
import type {Form} from '../files/forms.js';
import type {Experiment, Ground, Heat} from './experiment.js';

/** The same number of records in other forms. */
export const forms: Experiment = {
  name: 'forms',
  title: 'Other forms of input',
  note: 'As many records in each; `invalid` and `non-ascii` are one in twenty; of `sparse` each lacks some members that need not be there. Of the invalid ones the peers refuse only what plain io-ts refuses, so that they send more than ours.',
  async *heats({wish, files, url}: Ground): AsyncGenerator<Heat> {
    for (const form of wish.forms) {
      const data = await files.get(form, wish.records);
      const peers = peersOf(form).map(name => peer(name, {url, data}));
      const contestants = [...bothOfOurs({url, data}), ...peers];
      yield {
        name: form,
        ...{rounds: Math.min(wish.rounds, 3), latency: 0, contestants, verified: contestants},
        against: [peerNames['stream-json-got'], peerNames['bare-parse']],
      };
    }
  },
};

function peersOf(form: Form): Peer[] {
  return form === 'lines'
    ? ['stream-json-got', 'readline-undici', 'bare-parse']
    : ['stream-json-got', 'bare-parse'];
}
