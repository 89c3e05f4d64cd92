import test from 'ava';
import {findKind, kinds} from '../../src/datum/index.js';
import {arbitraryDatum} from '../../src/testing/index.js';
import {deduplicators} from '../../src/tidepool/deduplicator.js';
import {fc} from '../helpers/fast-check.js';
import {TwoWays} from '../helpers/two-ways.js';
import {isJson, mutantsOf, written} from '../helpers/written.js';

/** Of a long record no pattern is made. */
const mutantsFor = (record: string) => (Buffer.byteLength(record) > 2048 ? 5 : 120);

const someTerms = fc.record({
  userId: fc.constantFrom('user-1', 'user-1', 'Zoë', undefined),
  deduplicator: fc.constantFrom(...deduplicators.map(({short}) => short)),
  keepIds: fc.boolean(),
  dataSets: fc.constantFrom('per-device', 'one'),
});

/** Members of every kind that make a record long. */
const long = ['annotations', 'associations', 'location', 'notes', 'origin', 'payload', 'tags'];

const likeness = {
  plain: fc.constantFrom('2021-03-04T05:06:07Z', '2021-03-04T05:06:07.089Z', undefined),
  without: fc.subarray(long),
  decimals: fc.constantFrom(0, 1, 2, 20),
};

type Likeness = {
  readonly [K in keyof typeof likeness]: (typeof likeness)[K] extends fc.Arbitrary<infer V>
    ? V
    : never;
} & {readonly datum: object};

for (const kind of kinds) {
  test(`Patterns - judges the same of what is nearly a known ${kind} (property)`, async t => {
    const {node} = findKind(kind)!;
    const record = fc
      .record({...likeness, datum: arbitraryDatum(kind) as fc.Arbitrary<object>})
      .map(likeDevice)
      .chain(written);
    let known = 0;
    const property = fc.asyncProperty(record, someTerms, fc.nat(), async (text, terms, seed) => {
      const ways = await TwoWays.begun(terms);
      t.is(await ways.differOver([text]), undefined);
      const json: Buffer[] = [];
      const others: Buffer[] = [];
      for (const each of mutantsOf(text, node, mutantsFor(text), seed))
        (isJson(each) ? json : others).push(each);
      t.is(await ways.differOver([...json, text]), undefined);
      for (const other of others.slice(0, 6)) {
        t.is(await ways.differOver([text, other, text]), undefined);
      }
      known += ways.known;
    });
    await fc.assert(property, {numRuns: 10});
    t.true(known > 10, `only ${known} were known`);
  });
}

/** Makes a datum shorter and plainer, as most are: such a one is worth a pattern. */
function likeDevice({datum, plain, without, decimals}: Likeness): object {
  const record: Record<string, unknown> = {...datum};
  for (const name of without) delete record[name];
  if (plain) record.time = plain;
  record.deviceId ??= 'device-1';
  record.origin ??= {id: 'o'};
  return JSON.parse(JSON.stringify(record), (_, value) =>
    typeof value === 'number' ? Number(value.toFixed(decimals)) : value,
  );
}
