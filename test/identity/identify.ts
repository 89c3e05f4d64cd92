import {createHash} from 'node:crypto';
import test from 'ava';
import {findKind} from '../../src/datum/index.js';
import {identify, identityFields, identityHash} from '../../src/identity/index.js';

const time = '2020-01-01T08:00:00.120+01:00';
const cbg = {type: 'cbg', time, deviceId: 'd|1', units: 'mg/dL', value: 100};
const fieldsOf = (kind: string, datum: object, owner: object) =>
  identityFields(findKind(kind)!, datum, owner);

test('identityFields - of a device, as the platform prints them', t => {
  t.deepEqual(fieldsOf('cbg', cbg, {userId: 'u'}), [
    ...['u', 'd|1', '2020-01-01T08:00:00.12+01:00', 'cbg', 'mmol/L', '5.55075'],
  ]);
});

test('identityFields - of a data set', t => {
  const {deviceId: _, ...without} = cbg;
  const fields = fieldsOf('cbg', without, {userId: 'u', dataSetId: 's'});
  t.is(fields?.[1], 's');
});

test('identityFields - print a number without exponent', t => {
  const fields = fieldsOf('smbg', {...cbg, units: 'mmol/l', value: 1e-7}, {userId: 'u'});
  t.is(fields?.at(-1), '0.0000001');
});

test('identityFields - name the sub-type or delivery type', t => {
  const basal = {type: 'basal', deliveryType: 'temp', time, deviceId: 'd', rate: 1, duration: 0};
  t.is(fieldsOf('basal/temp', basal, {userId: 'u'})?.at(-1), 'temp');
  const bolus = {type: 'bolus', subType: 'dual/square', time, deviceId: 'd'};
  t.is(fieldsOf('bolus/dual/square', bolus, {userId: 'u'})?.at(-1), 'dual/square');
});

test('identityFields - are none where user or device are missing', t => {
  t.is(fieldsOf('cbg', {...cbg, deviceId: null}, {userId: 'u'}), undefined);
  t.is(fieldsOf('cbg', cbg, {}), undefined);
});

test('identityHash - is the SHA-256 of the fields with | between, in base64', t => {
  t.is(identityHash(['a', 'é']), createHash('sha256').update('a|é').digest('base64'));
});

test('identify - gives the outer datum first, then the embedded', t => {
  const bolus = {type: 'bolus', subType: 'normal', time, normal: 1, deviceId: 'b'};
  const wizard = {type: 'wizard', time, deviceId: 'd', units: 'mg/dL', bolus};
  const [outer, inner, ...more] = identify('wizard', wizard, {userId: 'u'});
  t.deepEqual(more, []);
  const hashed = (...fields: string[]) => identityHash(fields);
  t.deepEqual(outer, {
    type: 'wizard',
    hash: hashed('u', 'd', '2020-01-01T08:00:00.12+01:00', 'wizard'),
  });
  t.deepEqual(inner, {
    type: 'bolus',
    hash: hashed('u', 'b', '2020-01-01T08:00:00.12+01:00', 'bolus', 'normal'),
  });
});

test('identify - gives no hash where a part is missing', t => {
  const {deviceId: _, ...without} = cbg;
  t.deepEqual(identify('cbg', without, {userId: 'u'}), [{type: 'cbg'}]);
});
