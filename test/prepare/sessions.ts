import test from 'ava';
import {prepareAll} from '../helpers/prepared.js';

const upload = (fields: object) => ({type: 'upload', deviceId: 'Pump-1:1', ...fields});

test('sessions - the newest upload of a device counts, wherever it stands and however its time is written', async t => {
  const {plan, values, report} = await prepareAll([
    upload({time: '2018-01-31T10:30:00-08:00', deviceModel: 'second'}),
    upload({time: '2018-01-31T18:31:00Z', deviceModel: 'newest'}),
    upload({time: '2018-01-31T18:00:00Z', deviceModel: 'first'}),
    upload({time: '2019-01-31T18:00:00Z', deviceModel: 'other', deviceId: 'Pump-2:2'}),
    upload({deviceModel: 'without time'}),
  ]);
  t.deepEqual(
    [...plan.sessions].map(([device, {deviceModel}]) => [device, deviceModel]),
    [
      ['Pump-1:1', 'newest'],
      ['Pump-2:2', 'other'],
    ],
  );
  t.deepEqual(values, []);
  t.deepEqual(report.summary, {uploads: 5, embedded: 0, changes: {'upload-record': 5}});
});

test('sessions - hold what a data set may be opened with, and nothing of the platform or another client', async t => {
  const described = {
    time: '2018-02-28T22:36:57.000Z',
    computerTime: '2018-02-28T14:36:57',
    conversionOffset: 0,
    deviceManufacturers: ['Insulet', 'Abbott'],
    deviceModel: 'OmniPod',
    deviceSerialNumber: '1',
    deviceTags: ['insulin-pump', 'bgm'],
    timeProcessing: 'utc-bootstrapping',
    timezone: 'US/Pacific',
    timezoneOffset: -480,
    version: '2.4.0',
  };
  const platforms = {
    ...{id: 'a'.repeat(32), uploadId: 'upid_1', guid: 'x', byUser: 'y', createdTime: '2018'},
    ...{deduplicator: {name: 'x'}, dataSetType: 'continuous', client: {name: 'z'}, state: 'closed'},
    ...{deviceTime: null, _state: 'open', unknown: 1},
  };
  const {plan} = await prepareAll([upload({...described, ...platforms})]);
  t.deepEqual(plan.sessions.get('Pump-1:1'), described);
});

test('sessions - leave out what the platform would refuse the data set for, and read JSON in texts', async t => {
  const {plan} = await prepareAll([
    upload({
      ...{deviceTags: ['watch'], version: '2.4', payload: {}, annotations: [], timezone: 'Home'},
      ...{deviceModel: '', timezoneOffset: 20_000, computerTime: '2018-02-28T14:36:57Z'},
      deviceManufacturers: '["Insulet"]',
    }),
  ]);
  t.deepEqual(plan.sessions.get('Pump-1:1'), {
    computerTime: '2018-02-28T14:36:57',
    deviceManufacturers: ['Insulet'],
  });
});
