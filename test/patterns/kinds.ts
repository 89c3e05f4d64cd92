import test from 'ava';
import {findKind, kinds} from '../../src/datum/index.js';
import {arbitraryDatum} from '../../src/testing/index.js';
import {deduplicators} from '../../src/tidepool/deduplicator.js';
import {fc} from '../helpers/fast-check.js';
import {TwoWays} from '../helpers/two-ways.js';
import {mutantsOf, written} from '../helpers/written.js';

const mutants = 100;

const someTerms = fc.record({
  userId: fc.constantFrom('user-1', 'user-1', 'Zoë', undefined),
  deduplicator: fc.constantFrom(...deduplicators.map(({short}) => short)),
  keepIds: fc.boolean(),
});

/** Of the members of every kind those that make a record long: each is left out half of the time. */
const long = ['annotations', 'associations', 'location', 'notes', 'origin', 'payload', 'tags'];

const time = fc.constantFrom('2021-03-04T05:06:07Z', '2021-03-04T05:06:07.089Z', undefined);

for (const kind of kinds) {
  test(`Patterns - judges the same of what is nearly a known ${kind} (property)`, async t => {
    const {node} = findKind(kind)!;
    const record = fc
      .tuple(arbitraryDatum(kind) as fc.Arbitrary<object>, time, fc.subarray(long))
      .map(([datum, plain, without]) => likeDevice(datum, plain, without))
      .chain(written);
    let known = 0;
    const property = fc.asyncProperty(record, someTerms, fc.nat(), async (text, terms, seed) => {
      const ways = await TwoWays.begun(terms);
      t.is(await ways.differOver([text]), undefined);
      const json: Buffer[] = [];
      const others: Buffer[] = [];
      for (const each of mutantsOf(text, node, mutants, seed))
        (isJson(each) ? json : others).push(each);
      t.is(await ways.differOver([...json, text]), undefined);
      for (const other of others.slice(0, 6)) {
        t.is(await ways.differOver([text, other, text]), undefined);
      }
      known += ways.known;
    });
    await fc.assert(property, {numRuns: 8});
    t.log(kind, known);
  });
}

function likeDevice(datum: object, plain: string | undefined, without: readonly string[]): object {
  const record: Record<string, unknown> = {deviceId: 'device-1', origin: {id: 'o'}, ...datum};
  if (plain) record.time = plain;
  for (const name of without) delete record[name];
  return record;
}

/** What is no JSON ends a block, so each is judged apart. */
function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString());
    return true;
  } catch {
    return false;
  }
}
