import {existsSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {explain} from '../../src/codec/explain/index.js';
import {guardOf} from '../../src/codec/guard/index.js';
import type {DatumError} from '../../src/codec/index.js';
import {findKind, kindOf, kinds} from '../../src/datum/index.js';
import {readText, root} from '../helpers/project.js';

interface Fixture {
  readonly kind: string;
  readonly valid: readonly {note: string; datum: unknown}[];
  readonly invalid: readonly {
    note: string;
    datum: unknown;
    errors: readonly {code: string; pointer: string; detail: string}[];
  }[];
}

const fileOf = (kind: string) => `fixtures/datum/${kind.replaceAll('/', '-')}.json`;

test('catalogue - has a fixture for each of its 31 kinds', t => {
  t.is(kinds.length, 31);
  for (const kind of kinds) t.true(existsSync(path.join(root, fileOf(kind))), fileOf(kind));
});

for (const kind of kinds) {
  const {codec} = findKind(kind)!;
  const {valid, invalid, ...fixture} = JSON.parse(readText(fileOf(kind))) as Fixture;
  const guard = guardOf(codec.node, 'all members');

  test(`${kind} - the fixture is of this kind and has data of both sorts`, t => {
    t.is(fixture.kind, kind);
    t.true(valid.length > 1 && invalid.length > 1);
    for (const {note, datum} of [...valid, ...invalid]) t.is(kindOf(datum), kind, note);
  });

  test(`${kind} - accepts what is valid and hands it back`, t => {
    for (const {note, datum} of valid) {
      const result = codec.decode(datum);
      t.is(result._tag, 'Right', `${note}: ${JSON.stringify(explain(codec.node, datum))}`);
      if (result._tag === 'Right') t.is(result.right, datum, note);
    }
  });

  test(`${kind} - refuses what is not, in the platform's order and words`, t => {
    for (const {note, datum, errors} of invalid) {
      const result = codec.decode(datum);
      const left = result._tag === 'Left' ? (result.left as DatumError[]) : [];
      t.deepEqual(
        left.map(({code, pointer, detail}) => ({code, pointer, detail})),
        [...errors],
        note,
      );
    }
  });

  test(`${kind} - guard and explanation agree`, t => {
    for (const {note, datum} of valid) t.true(guard(datum, datum), note);
    for (const {note, datum} of invalid) {
      t.false(guard(datum, datum), note);
      t.true(explain(codec.node, datum).length > 0, note);
    }
  });
}
