import test from 'ava';
import {Item} from '../../src/block.js';
import {kindOf, whyRefused} from '../../src/datum/index.js';
import {decodeBlock} from '../../src/stages/decode.js';

const named = ['upload', 'settings', 'deviceMeta', 'deviceStatus', 'basal-rate-segment', 'carbs'];

for (const type of named) {
  test(`refused types - ${type} is refused as the platform does, with a hint`, t => {
    t.is(kindOf({type}), null);
    const item = new Item(0, 'dump.json', undefined, undefined, {type}, undefined);
    const [rejection] = decodeBlock({items: [item]}, {}).rejections;
    t.like(rejection, {errors: [{code: 'value-not-allowed', pointer: '/type'}]});
    t.truthy(rejection!.hint);
  });
}

test('refused types - an injected bolus has a hint, what the platform takes or never heard of has none', t => {
  t.regex(whyRefused({type: 'bolus', subType: 'injected'})!, /insulin/);
  for (const raw of [{type: 'cbg'}, {type: 'constructor'}, {type: 7}, {}, null, 'upload']) {
    t.is(whyRefused(raw), undefined);
  }
});
