import {getEventListeners} from 'node:events';
import test from 'ava';
import {onAbort} from '../../src/tidepool/on-abort.js';

test('onAbort - calls all that still wait, once, through one listener', t => {
  const stop = new AbortController();
  const called: string[] = [];
  onAbort(stop.signal, () => called.push('first'));
  const forget = onAbort(stop.signal, () => called.push('forgotten'));
  onAbort(stop.signal, () => called.push('last'));
  t.is(getEventListeners(stop.signal, 'abort').length, 1);
  forget();
  stop.abort();
  stop.abort();
  t.deepEqual(called, ['first', 'last']);
});

test('onAbort - calls at once when the signal was aborted before', t => {
  let called = 0;
  onAbort(AbortSignal.abort(), () => called++)();
  t.is(called, 1);
});
