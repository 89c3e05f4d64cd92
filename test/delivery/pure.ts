import test from 'ava';
import {AttemptIds} from '../../src/delivery/attempt-ids.js';
import {backoff} from '../../src/delivery/backoff.js';
import type {Destination} from '../../src/delivery/destination.js';
import {Siblings} from '../../src/delivery/siblings.js';
import {Suspicion} from '../../src/delivery/suspicion.js';
import {readRetryAfter} from '../../src/tidepool/retry-after.js';
import {fc} from '../helpers/fast-check.js';

test('AttemptIds - are of 32 characters, and never the same for two attempts or places', t => {
  const ids = new AttemptIds('n'.repeat(12));
  const seen = new Set<string>();
  for (const batch of [0, 1, 250_000]) {
    for (const attempt of [1, 2, 99]) {
      for (const id of ids.of({batch, attempt}, [0, 1, 999_999])) {
        t.regex(id, /^[0-9a-z]{32}$/);
        seen.add(id);
      }
    }
  }
  t.is(seen.size, 27);
});

test('backoff - doubles up to its cap, with full jitter, on top of what was asked for', t => {
  const most = [1, 2, 3, 4, 5, 6, 50].map(failures => backoff(failures, 0, () => 1));
  t.deepEqual(most, [200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  t.is(
    backoff(3, 0, () => 0),
    0,
  );
  t.is(
    backoff(1, 7_000, () => 0.5),
    7_100,
  );
});

test('Retry-After - is read as seconds and as a date, and not from anything else (property)', t => {
  const now = Date.parse('2026-11-22T00:00:00Z');
  const read = (value: string) => readRetryAfter({'retry-after': value}, now);
  t.is(read('3'), 3_000);
  t.is(read('Sun, 22 Nov 2026 00:00:05 GMT'), 5_000);
  t.is(read('Sun, 22 Nov 2020 00:00:05 GMT'), 0);
  t.is(read('-1'), undefined);
  t.is(read(''), undefined);
  fc.assert(fc.property(fc.string(), text => (read(text) ?? 0) >= 0));
});

test('Suspicion - looks deeper, then elsewhere, then blames the platform, until something passes', t => {
  const to = {courier: {siblings: new Siblings()}, dataSetId: 'set'} as unknown as Destination;
  const suspicion = new Suspicion(to, 0, 1_000);
  const found: string[] = [];
  for (let failed = 0; failed < 25; failed++) {
    suspicion.fail();
    found.push(suspicion.where);
  }
  t.deepEqual([found[0], found[12], found[24]], ['deeper', 'elsewhere', 'nowhere']);
  suspicion.pass();
  t.is(suspicion.where, 'deeper');
});

test('Siblings - only what passes after a failure counts, and of another set only for data that are alone', t => {
  const siblings = new Siblings();
  siblings.pass('a');
  siblings.accuse('a', 7, 0);
  t.false(siblings.havePassed(7, [0]));
  siblings.pass('b');
  t.false(siblings.havePassed(7, [0]));
  siblings.pass('a');
  t.true(siblings.havePassed(7, [0]));
  siblings.accuse('a', 7, 1);
  t.false(siblings.havePassed(7, [0, 1]), 'another datum failed since');
  siblings.accuse('c', 8, 0);
  siblings.pass('a');
  t.false(siblings.havePassed(8, [0]), 'its own set may still take some');
  t.is(siblings.putOff(8), 'later');
  t.true(siblings.havePassed(8, [0]));
});

test('Siblings - a batch is put off twice, and not too many in a row', t => {
  const siblings = new Siblings();
  siblings.accuse('a', 1, 0);
  t.false(siblings.wantProofOf('a'), 'others may pass of themselves');
  t.is(siblings.putOff(1), 'later');
  t.true(siblings.wantProofOf('a'));
  t.is(siblings.putOff(1), 'later');
  t.is(siblings.putOff(1), 'blame the platform');
  const putOffs = Array.from({length: 20}, (_, batch) => {
    siblings.accuse('b', batch, 0);
    return siblings.putOff(batch);
  });
  t.true(putOffs.includes('blame the platform'));
});
