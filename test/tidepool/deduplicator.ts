import test from 'ava';
import {defaults} from '../../src/options.js';
import {deduplicators, findDeduplicator} from '../../src/tidepool/deduplicator.js';
import {missingRequirement, type Requirement} from '../../src/tidepool/requirement.js';
import {wizard} from '../helpers/data.js';

test('findDeduplicator - knows six, by their full and short names', t => {
  t.is(deduplicators.length, 6);
  for (const known of deduplicators) {
    t.is(findDeduplicator(known.name), known);
    t.is(findDeduplicator(known.short), known);
    t.is(known.name, `org.tidepool.deduplicator.${known.short}`);
  }
});

test('findDeduplicator - knows the default, which needs a device throughout', t => {
  t.like(findDeduplicator(defaults.deduplicator), {
    short: 'device.deactivate.hash',
    hash: 'device',
    dataSetNeeds: 'deviceId',
    datumNeeds: 'deviceId',
  });
});

test('findDeduplicator - marks the only one that destroys other data', t => {
  const destroying = deduplicators.filter(({otherData}) => otherData === 'destroyed');
  t.deepEqual(
    destroying.map(({short}) => short),
    ['device.truncate.dataset'],
  );
});

test('missingRequirement - a datum needs what its deduplicator looks at, an embedded one not always', t => {
  const {deviceId: _, ...bolus} = wizard().bolus;
  const embedded = {...wizard(), bolus};
  const without = {...wizard(), deviceId: undefined};
  const pointers = (datum: object, requirement: Requirement) =>
    missingRequirement('wizard', datum, requirement)?.map(({pointer}) => pointer);
  t.deepEqual(pointers(embedded, 'deviceId'), ['/bolus/deviceId']);
  t.is(pointers(embedded, 'outer deviceId'), undefined);
  t.deepEqual(pointers(without, 'outer deviceId'), ['/deviceId']);
  t.deepEqual(pointers(embedded, 'origin.id'), ['/origin/id', '/bolus/origin/id']);
});

test('findDeduplicator - refuses an unknown name and lists the known ones', t => {
  for (const name of ['', 'hash', 'org.tidepool.deduplicator.hash', 'toString']) {
    t.throws(() => findDeduplicator(name), {
      code: 'ERR_INGEST_USAGE',
      message: /device\.deactivate\.hash, .*none/,
    });
  }
});
