import test, {type ExecutionContext} from 'ava';
import {deduplicators} from '../../src/tidepool/deduplicator.js';
import {holding, knownAfter, type Members, pairs} from '../helpers/holding.js';
import {type Records, TwoWays} from '../helpers/two-ways.js';

const normal = pairs['a normal bolus'];
const reservoir = pairs['the status of a reservoir'];

/** Learns from each record, and looks at all of them after each; tells how often one was known. */
async function afterEach(t: ExecutionContext, records: Records, terms: object): Promise<number> {
  let known = 0;
  for (const learned of records) {
    known += await knownAfter(t, await TwoWays.begun(terms), learned, records);
  }
  return known;
}

test('Patterns - judges any two times of a datum and that in it the same after any other', async t => {
  const endings = ['Z', '.5Z', '.250Z', '.000+00:00', '-03:30', ',5Z'];
  const records = endings.flatMap(ending =>
    endings.map(inner => {
      const time = `2026-02-03T04:05:06${ending}`;
      return holding(normal, {time}, {time: `2026-07-08T09:10:11${inner}`});
    }),
  );
  t.true((await afterEach(t, records, {})) >= 25);
});

for (const {short: deduplicator, datumNeeds} of deduplicators.slice(0, 4)) {
  test(`Patterns - judges the same of a datum of another device than that in it (${deduplicator})`, async t => {
    const devices = ['device-1', 'device-2', 'é🙂', '', null, undefined];
    const records = devices.flatMap(deviceId =>
      devices.map(inner => holding(normal, {deviceId}, {deviceId: inner})),
    );
    // Each of three, and without one where none is needed; the two ways to have none are two.
    const valid = {deviceId: 9, 'outer deviceId': 15, 'origin.id': 25, nothing: 25}[datumNeeds];
    t.true((await afterEach(t, records, {deduplicator})) >= valid);
  });
}

test('Patterns - leaves or gives ids to a datum and to that in it', async t => {
  const ids = ['0123456789abcdef0123456789abcdef', 'A'.repeat(32), null, undefined];
  for (const pair of [normal, reservoir]) {
    const records = ids.flatMap(id => ids.map(inner => holding(pair, {id}, {id: inner})));
    const other = holding(pair, {id: 'z'.repeat(32)}, {id: 'y'.repeat(32)});
    for (const keepIds of [false, true]) {
      // Both have one, which may be another, or each has none in one of two ways.
      t.true((await afterEach(t, [...records, other], {keepIds})) >= 9 + 2);
    }
  }
});

/** What may become of a datum that is held. */
const changes: readonly Members[] = [
  ...[2, 2.1, 0, 100.1, -1, null, undefined].map(normal => ({normal})),
  ...[1, 0.9, 0, 100, 100.5, null, undefined].map(expectedNormal => ({expectedNormal})),
  ...[0, 1].map(normal => ({normal, expectedNormal: undefined})),
  ...[6, 7, 5.5, -1, 86_400_001, null].map(duration => ({duration})),
  ...[5, 4, 86_400_001, null, undefined].map(expectedDuration => ({expectedDuration})),
  ...[2, 2.1, null].map(extended => ({extended})),
  ...[1, 0.9, null, undefined].map(expectedExtended => ({expectedExtended})),
  ...['resumed', 'other', {}].map(status => ({status})),
  ...[{a: 'c'}, {a: null}, {}, null, {a: 'b', b: 1}].map(reason => ({reason})),
  ...['normal', 'square', 'dual/square', 'automated', 'status', 'alarm'].map(subType => ({
    subType,
  })),
  ...['bolus', 'deviceEvent', 'wizard', 'nothing', null].map(type => ({type})),
];

/** What may stand in its place. */
const others = [null, {}, [], 'z'.repeat(32), 5, true, undefined];

for (const [name, pair] of Object.entries(pairs)) {
  test(`Patterns - judges the same of ${name} that becomes another, or something else`, async t => {
    const changed = changes
      .filter(change => Object.keys(change).every(key => key in pair[2]))
      .map(change => holding(pair, {}, change));
    const replaced = others.map(other => holding(pair, {[pair[1]]: other}));
    const known = await afterEach(t, [...changed, ...replaced], {});
    t.true(known > 12, `${known}`);
  });
}

/** What stays the same in metadata; the last is the largest that there may be, as Go prints it. */
const [none, some, much, large] = [
  ...[0, 40, 100].map(length => ({same: Array<string>(length).fill('\n')})),
  {['<'.repeat(600)]: true},
] as const;

test('Patterns - judges metadata of a datum and of that in it the same, however large', async t => {
  // Go prints six bytes for each of these, and takes 4,096 at most.
  const sizes = [1, 2, 30, 100, 330, 600, 665, 674, 675, 682, 683, 700, 2000];
  const at = (counts: readonly number[], same: readonly unknown[], text = '<') => {
    const [payload, reason, inner] = counts.map((count, place) => {
      return {a: text.repeat(count), ...(same[place] as Members)};
    });
    return holding(reservoir, {payload}, {reason, payload: inner});
  };
  let known = 0;
  for (const same of [
    [none, none, none],
    [some, some, some],
    [much, much, much],
    [much, none, none],
    [none, much, none],
    [large, much, much],
  ]) {
    for (const counts of [
      [1, 1, 1],
      [300, 300, 300],
      [600, 1, 1],
      [1, 665, 1],
      [665, 1, 665],
    ]) {
      const data = sizes.flatMap(size => [
        ...[0, 1, 2].map(place => at(counts.with(place, size), same)),
        at([size, size, 1], same),
        at([size, size, size], same, 'a'),
      ]);
      known += await knownAfter(t, await TwoWays.begun(), at(counts, same), data);
    }
  }
  t.true(known > 40, `${known}`);
});
