import test from 'ava';
import {placesText} from '../../../src/report/page/names.js';

const place = (index: number, line?: number, file = 'a.json') => ({file, index, line});

test('placesText - names lines, each file once, and says whether there are more', t => {
  t.is(placesText([place(0, 2), place(4, 9)], 2), 'a.json:2, 9');
  t.is(placesText([place(0, 2), place(4, 2, '-')], 3), 'a.json:2, standard input:2 and more');
});

test('placesText - names records where lines do not tell them apart', t => {
  t.is(placesText([place(0, 1), place(1_233, 1)], 5), 'a.json, record 1, record 1,234 and more');
  t.is(placesText([place(0), place(1)], 2), 'a.json, record 1, record 2');
});

test('placesText - says nothing where no place is known', t => {
  t.is(placesText([], 9), '');
});
