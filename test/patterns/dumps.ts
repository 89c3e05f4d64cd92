import {readFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';
import test from 'ava';
import {deduplicators} from '../../src/tidepool/deduplicator.js';
import {shared} from '../helpers/project.js';
import {TwoWays} from '../helpers/two-ways.js';
import {isJson} from '../helpers/written.js';

const terms = deduplicators.flatMap(({short}, place) => [
  {deduplicator: short, keepIds: place % 2 === 0, userId: place === 5 ? undefined : 'user-1'},
]);

for (const name of [
  'vectors/vectors.jsonl.gz',
  'dumps/tandem-control-iq.json.gz',
  'dumps/omnipod-and-libre.json.gz',
]) {
  test(`Patterns - judges ${name} the same, again and again`, async t => {
    const file = shared(name);
    if (!file) {
      t.log('left out: there are no data beside the checkout');
      t.pass();
      return;
    }
    const records = recordsOf(gunzipSync(readFileSync(file)).toString());
    let known = 0;
    const [most, turns] = records.length > mostAtOnce ? [mostAtOnce, 1] : [records.length, 2];
    const parts = Math.ceil(records.length / most);
    for (let part = 0; part < parts * turns; part++) {
      const ways = await TwoWays.begun(terms[(5 * part) % terms.length]!);
      const some = records.slice((part % parts) * most, ((part % parts) + 1) * most);
      t.is(await ways.differOver([...some, ...some]), undefined, `${part}`);
      known += ways.known;
    }
    t.true(known > 200, `only ${known} were known`);
  });
}

/** Of many that are each written another way it would give up. */
const mostAtOnce = 2500;

/** Vectors stand one on a line, with the text of a datum; what is no JSON is left out. */
function recordsOf(text: string): string[] {
  if (text.startsWith('[')) return JSON.parse(text).map((datum: object) => JSON.stringify(datum));
  const lines = text.split('\n').filter(line => line !== '');
  return lines.map(line => JSON.parse(line).datum as string).filter(isJson);
}
