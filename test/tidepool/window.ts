import test from 'ava';
import {Window} from '../../src/tidepool/window.js';

test('Window - halves when the platform has enough, widens by one a round, within its bounds', t => {
  const window = new Window(8);
  window.narrow(window.round);
  t.is(window.size, 4);
  for (let answered = 0; answered < 5; answered++) window.widen();
  t.is(window.size, 5);
  for (let n = 0; n < 9; n++) window.narrow(window.round);
  t.is(window.size, 1);
  for (let n = 0; n < 99; n++) window.widen();
  t.is(window.size, 8);
});

test('Window - halves once for all that was in flight together', t => {
  const window = new Window(8);
  const {round} = window;
  for (let answered = 0; answered < 8; answered++) window.narrow(round);
  t.is(window.size, 4);
  window.narrow(window.round);
  t.is(window.size, 2);
});
