import test from 'ava';
import {createRoutes} from '../../src/tidepool/routes.js';

const page = {page: 2, size: 1000, deviceId: 'MMT-1711: 1&2'};

test('createRoutes - spells the routes of both generations', t => {
  const routes = createRoutes('data_sets');
  t.is(routes.ofUser('u'), '/v1/users/u/data_sets');
  t.is(routes.dataSet('d'), '/v1/data_sets/d');
  t.is(routes.data('d'), '/v1/data_sets/d/data');
  t.is(routes.list('u', page), '/v1/users/u/data_sets?page=2&size=1000&deviceId=MMT-1711%3A+1%262');
  const legacy = createRoutes('datasets');
  t.is(legacy.ofUser('u'), '/v1/users/u/datasets');
  t.is(legacy.dataSet('d'), '/v1/datasets/d');
  t.is(legacy.data('d'), '/v1/datasets/d/data');
});

test('createRoutes - uses the newer spelling for what has no legacy one', t => {
  t.is(createRoutes('datasets').description('d'), '/v1/data_sets/d');
});

test('createRoutes - never sends the legacy list a filter it refuses', t => {
  t.is(createRoutes('datasets').list('u', page), '/v1/users/u/datasets?page=2&size=1000');
});

test('createRoutes - percent-encodes ids', t => {
  const {ofUser} = createRoutes('data_sets');
  t.is(ofUser('a/b?c#d e'), '/v1/users/a%2Fb%3Fc%23d%20e/data_sets');
  t.is(ofUser('Jürgen'), '/v1/users/J%C3%BCrgen/data_sets');
  t.is(ofUser('%2e%2e'), '/v1/users/%252e%252e/data_sets');
});

test('createRoutes - refuses ids that would address another route', t => {
  const {ofUser, data} = createRoutes('data_sets');
  for (const id of ['', '.', '..', '\ud800']) {
    t.throws(() => ofUser(id), {code: 'ERR_INGEST_USAGE', message: /user id/});
    t.throws(() => data(id), {code: 'ERR_INGEST_USAGE', message: /data set id/});
  }
});
