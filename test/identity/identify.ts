import {createHash} from 'node:crypto';
import test from 'ava';
import {findKind} from '../../src/datum/index.js';
import {identify, identityHash, identityText} from '../../src/identity/index.js';

const time = '2020-01-01T08:00:00.120+01:00';
const cbg = {type: 'cbg', time, deviceId: 'd|1', units: 'mg/dL', value: 100};
const textOf = (kind: string, datum: object, owner: object) =>
  identityText(findKind(kind)!, datum, owner);

test('identityText - of a device, as the platform prints them', t => {
  const text = textOf('cbg', cbg, {userId: 'u'});
  t.is(text, 'u|d|1|2020-01-01T08:00:00.12+01:00|cbg|mmol/L|5.55075');
});

test('identityText - of a data set', t => {
  const {deviceId: _, ...without} = cbg;
  t.regex(textOf('cbg', without, {userId: 'u', dataSetId: 's'})!, /^u\|s\|2020/);
});

test('identityText - print a number without exponent', t => {
  const text = textOf('smbg', {...cbg, units: 'mmol/l', value: 1e-7}, {userId: 'u'});
  t.regex(text!, /\|smbg\|mmol\/L\|0\.0000001$/);
});

test('identityText - name the sub-type or delivery type', t => {
  const basal = {type: 'basal', deliveryType: 'temp', time, deviceId: 'd', rate: 1, duration: 0};
  t.regex(textOf('basal/temp', basal, {userId: 'u'})!, /\|basal\|temp$/);
  const bolus = {type: 'bolus', subType: 'dual/square', time, deviceId: 'd'};
  t.regex(textOf('bolus/dual/square', bolus, {userId: 'u'})!, /\|bolus\|dual\/square$/);
});

test('identityText - are none where user or device are missing', t => {
  t.is(textOf('cbg', {...cbg, deviceId: null}, {userId: 'u'}), undefined);
  t.is(textOf('cbg', cbg, {}), undefined);
});

test('identityText - takes the device of each datum', t => {
  const times = ['d', 'e', 'd'].map(deviceId => textOf('cbg', {...cbg, deviceId}, {userId: 'u'}));
  t.deepEqual(
    times.map(text => text?.slice(0, 4)),
    ['u|d|', 'u|e|', 'u|d|'],
  );
  t.regex(textOf('cbg', {...cbg, deviceId: 'd'}, {userId: 'v'})!, /^v\|d\|/);
});

test('identityHash - is the SHA-256 in base64', t => {
  t.is(identityHash('a|é'), createHash('sha256').update('a|é').digest('base64'));
});

test('identify - gives the outer datum first, then the embedded', t => {
  const bolus = {type: 'bolus', subType: 'normal', time, normal: 1, deviceId: 'b'};
  const wizard = {type: 'wizard', time, deviceId: 'd', units: 'mg/dL', bolus};
  const [outer, inner, ...more] = identify('wizard', wizard, {userId: 'u'});
  t.deepEqual(more, []);
  const hashed = (...fields: string[]) => identityHash(fields.join('|'));
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
