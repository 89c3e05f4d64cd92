import test from 'ava';
import {explain} from '../../src/codec/explain/index.js';
import {findKind, kinds} from '../../src/datum/index.js';
import {readVectors} from '../conformance/vectors.js';
import {fc} from '../helpers/fast-check.js';
import {fixtureOf} from '../helpers/fixtures.js';
import {mutated} from '../helpers/mutations.js';
import {shared} from '../helpers/project.js';
import {schemaValidator} from '../helpers/schemas.js';

const isAnyDatum = schemaValidator('datum');

/** Of these nothing can be left unsaid. */
const sayable = /^type-not-|^value-(not-)?exists$|^values-not-exist/;

for (const kind of kinds) {
  const isOfKind = schemaValidator(kind);
  const {valid, invalid} = fixtureOf(kind);

  test(`${kind} - the schemas accept what is valid`, t => {
    for (const {note, datum} of valid) {
      t.true(isOfKind(datum), `${note}: ${JSON.stringify(isOfKind.errors)}`);
      t.true(isAnyDatum(datum), `${note}: ${JSON.stringify(isAnyDatum.errors)}`);
    }
  });

  test(`${kind} - the schemas refuse wrong types and presences`, t => {
    const wrong = invalid.filter(({errors}) => errors.some(({code}) => sayable.test(code)));
    t.true(wrong.length > 0);
    for (const {note, datum} of wrong) {
      t.false(isOfKind(datum), note);
      t.false(isAnyDatum(datum), note);
    }
  });

  test(`${kind} - what the schemas refuse the codec refuses (property)`, t => {
    const {node} = findKind(kind)!.codec;
    let refused = 0;
    const datum = fc.constantFrom(...valid.map(each => each.datum)).chain(mutated);
    const property = fc.property(datum, value => {
      const isRefused = explain(node, value).length > 0;
      if (isOfKind(value)) return isAnyDatum(value) || isRefused;
      refused++;
      return isRefused;
    });
    t.notThrows(() => fc.assert(property, {numRuns: 60}));
    t.true(refused > 0 && refused < 60, 'both verdicts were seen');
  });
}

test('datum - the schema refuses nothing that the platform took', async t => {
  const file = shared('vectors/vectors.jsonl.gz');
  if (!file) {
    t.log('left out: there are no answers of the platform beside the checkout');
    t.pass();
    return;
  }
  const [taken, refused] = [
    {all: 0, bySchema: 0},
    {all: 0, bySchema: 0},
  ];
  for await (const {datum, expect} of readVectors(file)) {
    const value = parse(datum);
    if (value === undefined || value === null) continue; // the platform passes over null
    const count = expect.ok ? taken : refused;
    count.all++;
    if (!isAnyDatum(value)) count.bySchema++;
  }
  t.log(`it refuses ${refused.bySchema} of the ${refused.all} that the platform refused`);
  t.true(taken.all > 3000);
  t.is(taken.bySchema, 0);
  t.true(refused.bySchema > 0.95 * refused.all);
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
