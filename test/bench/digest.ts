import test from 'ava';
import {addRecord, type Digest, isSame, nothing, repeated} from '../../bench/api/digest.js';

const a = {type: 'cbg', value: 1, origin: {id: 'o'}};
const b = {type: 'wizard', bolus: {type: 'bolus', normal: 1}};

const of = (...records: unknown[]): Digest => records.reduce<Digest>(addRecord, nothing);

test('digest - is the same in any order, and whatever ids were made up', t => {
  const withIds = {...b, bolus: {...b.bolus, id: '2'}};
  t.true(isSame(of(a, b), of({id: '3', ...withIds}, a)));
});

test('digest - tells a lost, a doubled, an exchanged and a changed record', t => {
  for (const other of [of(a), of(a, b, b), of(a, a), of(a, {...b, type: 'x'}), of(a, b, a, b)]) {
    t.false(isSame(of(a, b), other));
  }
  t.false(isSame(of(a), of({...a, origin: {id: 'p'}})), 'an id inside is no id of ours');
});

test('repeated - is as if the records came so many times', t => {
  const five = Array.from({length: 5}, () => [a, b]).flat();
  t.deepEqual(repeated(of(a, b), 5), of(...five));
});
