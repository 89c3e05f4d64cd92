import test from 'ava';
import * as catalogue from '../../src/datum/catalogue.js';
import {findKind, kindOf, kinds} from '../../src/datum/index.js';

test('kindOf - knows a kind by type and sub-type', t => {
  t.is(kindOf({type: 'cbg', subType: 'x'}), 'cbg');
  t.is(kindOf({type: 'basal', deliveryType: 'scheduled'}), 'basal/scheduled');
  t.is(kindOf({type: 'bolus', subType: 'dual/square'}), 'bolus/dual/square');
  t.is(kindOf({type: 'deviceEvent', subType: 'alarm', deliveryType: 'temp'}), 'deviceEvent/alarm');
});

test('kindOf - is null for what is of no kind', t => {
  for (const value of [null, undefined, 'cbg', 1, [], {}, {type: 'basal'}, {type: 'upload'}]) {
    t.is(kindOf(value), null);
  }
  t.is(kindOf({type: 'basal', subType: 'scheduled'}), null);
  t.is(kindOf({type: 'bolus', subType: 'constructor'}), null);
});

test('kinds - are those of the catalogue', t => {
  const named = Object.values(catalogue).map(({kind}) => kind);
  t.deepEqual([...kinds].sort(), named.sort());
  for (const kind of kinds) t.is(findKind(kind)?.kind, kind);
  t.is(findKind('upload'), undefined);
});
