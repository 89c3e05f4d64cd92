import test from 'ava';
import {explain} from '../../src/codec/explain/index.js';
import {guardOf} from '../../src/codec/guard/index.js';
import {decodeDatum, findKind, kindOf, kinds} from '../../src/datum/index.js';
import {anyDatum, arbitraryDatum} from '../../src/testing/index.js';
import {fc} from '../helpers/fast-check.js';
import {mutated} from '../helpers/mutations.js';
import {schemaValidator} from '../helpers/schemas.js';

const isAnyDatum = schemaValidator('datum');

for (const kind of kinds) {
  test(`arbitraryDatum(${kind}) - gives valid data; mutated, all verdicts agree (property)`, t => {
    const {node} = findKind(kind)!.codec;
    const guard = guardOf(node, 'all members');
    const pair = arbitraryDatum(kind).chain(datum => fc.tuple(fc.constant(datum), mutated(datum)));
    const property = fc.property(pair, ([datum, mutant]) => {
      t.is(kindOf(datum), kind);
      t.deepEqual(explain(node, datum), []);
      t.true(guard(datum, datum));
      t.true(isAnyDatum(datum), JSON.stringify(isAnyDatum.errors));
      const isValid = explain(node, mutant).length === 0;
      t.is(guard(mutant, mutant), isValid);
      t.true(isAnyDatum(mutant) || !isValid, JSON.stringify(isAnyDatum.errors));
    });
    t.notThrows(() => fc.assert(property, {numRuns: 12}));
  });

  test(`arbitraryDatum(${kind}) - fills each field at times, and leaves out each optional one`, t => {
    const data = sample(arbitraryDatum(kind), 30) as Record<string, unknown>[];
    for (const {name, cases, otherwise} of findKind(kind)!.node.rows) {
      const present = data.filter(datum => datum[name] != null);
      t.true(present.length > 0, `${name} is never there`);
      const isRequired = cases.length === 0 && otherwise === 'required';
      t.is(present.length === data.length, isRequired, name);
    }
  });
}

test('anyDatum - gives data of every kind, all valid', t => {
  const seen = new Set<string>();
  for (const datum of sample(anyDatum(), 400)) {
    t.is(decodeDatum(datum)._tag, 'Right');
    seen.add(kindOf(datum)!);
  }
  t.deepEqual([...seen].sort(), [...kinds].sort());
});

test('arbitraryDatum - takes every case of a choice, every word, both ends of a range', t => {
  const wizards = sample(arbitraryDatum('wizard'), 150);
  t.is(new Set(wizards.map(({bolus}) => bolus?.subType)).size, 5);
  const targets = wizards.map(({bgTarget}) => bgTarget && Object.keys(dropNulls(bgTarget)).sort());
  t.is(new Set(targets.map(String)).size, 5, 'no target, and its four forms');
  const cbgs = sample(arbitraryDatum('cbg'), 200);
  t.is(new Set(cbgs.map(({units}) => units)).size, 4);
  t.is(new Set(cbgs.map(({trend}) => trend ?? null)).size, 8);
  const values = cbgs.filter(({units}) => units === 'mg/dL').map(({value}) => value);
  t.is(Math.min(...values), 0);
  t.is(Math.max(...values), 1000);
});

test('arbitraryDatum - shrinks to the required fields', t => {
  const {counterexample} = fc.check(fc.property(arbitraryDatum('cbg'), () => false));
  t.deepEqual(counterexample, [
    {type: 'cbg', time: '1970-01-01T00:00:00Z', units: 'mmol/L', value: 0},
  ]);
});

test('arbitraryDatum - gives what JSON can carry', t => {
  for (const datum of sample(anyDatum(), 200)) {
    t.deepEqual(JSON.parse(JSON.stringify(datum)), datum);
  }
});

const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number): T[] =>
  fc.sample(arbitrary, {numRuns, seed: 31});

const dropNulls = (record: object) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
