import test from 'ava';
import {deduplicatorOf, makeOpening} from '../../src/tidepool/opening.js';
import {program} from '../../src/tidepool/program.js';
import {setId} from '../helpers/platform.js';

const now = new Date('2026-11-22T03:00:00.500Z');
const usage = {code: 'ERR_INGEST_USAGE'};

test('makeOpening - fills in what the platform needs and guesses nothing else', t => {
  const opening = {deviceId: 'd', deviceTags: ['cgm'], dataSetId: setId};
  t.deepEqual(makeOpening(opening, now), {
    id: setId,
    deviceId: 'd',
    body: {
      id: setId,
      dataSetType: 'normal',
      deduplicator: {name: 'org.tidepool.deduplicator.device.deactivate.hash'},
      deviceId: 'd',
      deviceTags: ['cgm'],
      time: '2026-11-22T03:00:00.500Z',
      client: {name: 'tidepool-ingest', version: program.version},
    },
  });
  t.regex(program.version, /^\d+\.\d+\.\d+/);
});

test('makeOpening - makes up another id each time', t => {
  const ids = Array.from({length: 100}, () => makeOpening({deviceId: 'd'}).id);
  t.is(new Set(ids).size, 100);
  for (const id of ids) t.regex(id, /^[0-9a-f]{32}$/);
});

test('makeOpening - sends no empty list of tags and no absent device', t => {
  const {body} = makeOpening({deduplicator: 'none', deviceTags: []}, now);
  t.deepEqual(Object.keys(body).sort(), ['client', 'dataSetType', 'deduplicator', 'id', 'time']);
});

test('makeOpening - sends what the template has as it is', t => {
  const session = {
    id: 'f'.repeat(32),
    deviceId: 'template',
    client: {name: 'org.example', private: {a: 1}},
    deduplicator: {name: 'org.tidepool.deduplicator.none', extra: true},
    time: '2020-01-01T00:00:00Z',
    timezone: 'Europe/London',
    deviceTags: [],
    dataSetType: 'continuous',
  };
  const opening = makeOpening({deviceId: 'd', deviceTags: ['cgm'], dataSetId: setId, session}, now);
  t.deepEqual(opening, {id: session.id, deviceId: 'template', body: session});
});

test('makeOpening - refuses to open what could not be closed', t => {
  t.throws(() => makeOpening({}), {...usage, message: /needs a deviceId/});
  t.throws(() => makeOpening({deviceId: ''}), usage);
  t.throws(() => makeOpening({deviceId: 'd', session: {deviceId: null}}), usage);
  t.throws(() => makeOpening({deduplicator: 'device.truncate.dataset'}), usage);
});

test('makeOpening - refuses ids that the platform stores and then trips over', t => {
  for (const dataSetId of [
    '',
    'g'.repeat(32),
    'A'.repeat(32),
    'a'.repeat(31),
    'upid_0123456789ab',
  ]) {
    t.throws(() => makeOpening({deviceId: 'd', dataSetId}), usage);
  }
  t.throws(() => makeOpening({deviceId: 'd', session: {id: 7}}), usage);
});

test('deduplicatorOf - prefers the template, then the option, then the default', t => {
  const name = 'org.tidepool.deduplicator.none';
  t.is(
    deduplicatorOf({deduplicator: 'dataset.drop.hash', session: {deduplicator: {name}}}).name,
    name,
  );
  t.is(deduplicatorOf({deduplicator: 'dataset.drop.hash', session: {}}).short, 'dataset.drop.hash');
  t.is(deduplicatorOf({}).short, 'device.deactivate.hash');
});

test('deduplicatorOf - refuses a template whose set nobody could delete', t => {
  const broken = [null, {}, 'none', {name: 'none'}, {name: 'org.example.x'}, {name: 7}];
  for (const deduplicator of broken) {
    t.throws(() => deduplicatorOf({session: {deduplicator}}), usage);
  }
});
