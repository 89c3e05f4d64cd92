import test from 'ava';
import {addRecord, type Digest, isSame, nothing} from '../../bench/api/digest.js';
import {makeText, mostMade, writeDataFile} from '../../bench/files/data-file.js';
import {forms} from '../../bench/files/forms.js';
import {makeRecords} from '../../bench/files/records.js';
import {readWhole} from '../../bench/peers/read-whole.js';
import {kindOf} from '../../src/datum/index.js';
import {check} from '../../src/ingest/check.js';
import {temporaryFolder} from '../helpers/temporary.js';

const digestOf = (records: Iterable<unknown>) =>
  [...records].reduce<Digest>((sum, record) => addRecord(sum, record), nothing);

for (const form of forms) {
  test(`writeDataFile - ${form}: holds its records, and knows what is to arrive of them`, async t => {
    const data = await writeDataFile(temporaryFolder(t), form, 400);
    const records = readWhole(data);
    t.is(records.length, 400);
    t.is(data.valid.count, form === 'invalid' ? 380 : 400);
    if (form !== 'invalid') t.true(isSame(digestOf(records), data.valid));
    const path = form === 'nested' ? {path: 'data.readings'} : {};
    const {valid, rejected} = await check([data.file], {userId: 'u', ...path});
    t.deepEqual({valid, rejected}, {valid: data.valid.count, rejected: 400 - data.valid.count});
  });
}

test('writeDataFile - the peers take all that is valid', async t => {
  for (const form of forms.filter(name => name !== 'invalid')) {
    const {valid, taken} = await writeDataFile(temporaryFolder(t), form, 400);
    t.deepEqual(taken, valid, form);
  }
});

test('writeDataFile - a longer file has the same records again and again', async t => {
  const make: typeof makeText = form => makeText(form, 5);
  const data = await writeDataFile(temporaryFolder(t), 'indented', mostMade * 3, make);
  const records = readWhole(data);
  t.is(records.length, 15);
  t.deepEqual(digestOf(records), data.valid);
  t.is(data.records, 15);
});

test('makeRecords - all-kinds has all of them, evenly', t => {
  const records = [...makeRecords('all-kinds', 620)];
  const kinds = records.map(({record}) => kindOf(record));
  t.is(new Set(kinds).size, 31);
  t.is(kinds.filter(kind => kind === 'cbg').length, 20);
});
