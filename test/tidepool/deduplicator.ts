import test from 'ava';
import {defaults} from '../../src/options.js';
import {deduplicators, findDeduplicator} from '../../src/tidepool/deduplicator.js';

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

test('findDeduplicator - refuses an unknown name and lists the known ones', t => {
  for (const name of ['', 'hash', 'org.tidepool.deduplicator.hash', 'toString']) {
    t.throws(() => findDeduplicator(name), {
      code: 'ERR_INGEST_USAGE',
      message: /device\.deactivate\.hash, .*none/,
    });
  }
});
