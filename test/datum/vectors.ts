import test from 'ava';
import {replay} from '../conformance/replay.js';
import {readAny} from '../conformance/vectors.js';
import {shared} from '../helpers/project.js';

for (const [name, least] of [
  ['vectors/vectors.jsonl.gz', 11_000],
  ['dumps/tandem-control-iq.json.gz', 1_000],
  ['dumps/omnipod-and-libre.json.gz', 2_000],
] as const) {
  test(`vectors - we answer as the platform did in ${name}`, async t => {
    const file = shared(name);
    if (!file) {
      t.log('left out: there are no answers of the platform beside the checkout');
      t.pass();
      return;
    }
    const {kinds, differences} = await replay(readAny(file));
    t.deepEqual(differences.slice(0, 5), []);
    let vectors = 0;
    for (const tally of kinds.values()) vectors += tally.vectors;
    t.true(vectors >= least);
  });
}
