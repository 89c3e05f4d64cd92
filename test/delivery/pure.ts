import test from 'ava';
import fc from 'fast-check';
import {AttemptIds} from '../../src/delivery/attempt-ids.js';
import {backoff} from '../../src/delivery/backoff.js';
import {Suspicion} from '../../src/delivery/suspicion.js';
import {Window} from '../../src/delivery/window.js';
import {readRetryAfter} from '../../src/tidepool/retry-after.js';

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

test('Window - halves when the platform has enough, widens by one a round, within its bounds', t => {
  const window = new Window(8);
  window.narrow();
  t.is(window.size, 4);
  for (let answered = 0; answered < 5; answered++) window.widen();
  t.is(window.size, 5);
  for (let n = 0; n < 9; n++) window.narrow();
  t.is(window.size, 1);
  for (let n = 0; n < 99; n++) window.widen();
  t.is(window.size, 8);
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

test('Suspicion - blames the platform after one way down without anything that passes', t => {
  const broken = new Suspicion(1_000);
  let failed = 0;
  while (broken.fail() === 'go on') failed++;
  t.true(failed <= 12);
  t.is(broken.siblings, 'fail');
  const works = new Suspicion(1_000);
  for (let level = 0; level < 500; level++) {
    works.pass();
    t.is(works.fail(), 'go on');
  }
});
