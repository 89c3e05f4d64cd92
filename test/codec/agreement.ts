import test from 'ava';
import {explain} from '../../src/codec/explain/index.js';
import {guardOf} from '../../src/codec/guard/index.js';
import {findKind, kinds} from '../../src/datum/index.js';
import {fc} from '../helpers/fast-check.js';
import {fixtureOf} from '../helpers/fixtures.js';
import {mutated} from '../helpers/mutations.js';

for (const kind of kinds) {
  test(`agreement - guard and explanation say the same of any ${kind}`, t => {
    const {node} = findKind(kind)!.codec;
    const seeds = fixtureOf(kind).valid.map(({datum}) => datum);
    const datum = fc.constantFrom(...seeds).chain(mutated);
    let accepted = 0;
    const property = fc.property(datum, value => {
      const issues = explain(node, value);
      if (issues.length === 0) accepted++;
      const isHidden = issues[0]?.stage === 'decode';
      const isKnownFine = guardOf(node, 'known members')(value, value);
      if (!isHidden && isKnownFine !== (issues.length === 0)) return false;
      return guardOf(node, 'all members')(value, value) === (issues.length === 0);
    });
    t.notThrows(() => fc.assert(property, {numRuns: 300}));
    t.true(accepted > 0 && accepted < 300, 'both verdicts were seen');
  });
}
