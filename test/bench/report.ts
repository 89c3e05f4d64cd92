import test from 'ava';
import {experiments} from '../../bench/experiments/index.js';
import {ratiosOf, spreadOf} from '../../bench/measure/statistics.js';
import type {Measured} from '../../bench/report/measured.js';
import {printResults} from '../../bench/report/results.js';
import {readOrder} from '../../bench/wish.js';

test('spreadOf - finds the middle and the ends', t => {
  t.deepEqual(spreadOf([3, 1, 2]), {median: 2, least: 1, most: 3});
  t.deepEqual(spreadOf([4, 1, 2, 3]), {median: 2.5, least: 1, most: 4});
});

test('ratiosOf - compares round by round, above 1 is faster', t => {
  const ratios = ratiosOf({wall: [1, 2, 1]}, {wall: [4, 4, 3]});
  t.deepEqual(ratios, {median: 3, least: 2, most: 4});
});

const figures = (name: string, wall: number, megabytes: number) => ({
  ...{name, records: 100_000, bytes: 1, wall: [wall, wall], cpu: [wall, wall], apiCpu: [0, 0]},
  memory: [1e6, megabytes * 1e6],
});

const measured: Measured = {
  ...{day: '2026-07-01', argv: ['--full'], seconds: 661, decode: 'plain io-ts 1.00 us\n'},
  machine: {processor: 'P', cores: 2, memory: 2 ** 33, system: 'Linux 6', node: 'v1', versions: {}},
  heats: [
    {
      ...{experiment: 'sizes', heat: '100,000 records', rounds: 2},
      against: ['stream-json + got', 'bare JSON.parse'],
      figures: [
        figures('tidepool-ingest, one thread', 0.5, 111),
        figures('stream-json + got', 2, 150),
        figures('bare JSON.parse', 0.25, 60),
      ],
    },
  ],
};

test('printResults - tells what was missed first, then all that was measured', t => {
  const text = printResults(measured);
  const missed = 'Missed: 100,000 records, tidepool-ingest, one thread: at most 110 MB';
  t.true(text.indexOf(missed) > 0 && text.indexOf(missed) < text.indexOf('## What is to be'));
  t.regex(text, /at least 3\.8 times stream-json \+ got +\| +4\.00 \| +met \|/);
  t.regex(text, /at least 0\.42 times bare JSON\.parse +\| +0\.50 \| +met \|/);
  t.regex(
    text,
    /\| tidepool-ingest, one thread \| +4\.00 \| +0\.50 \| 0\.50 s \| 0\.50 s \| +111 MB \|/,
  );
  t.regex(text, /not measured/);
  t.regex(text, /2 cores, 8 GiB, Linux 6/);
  t.regex(text, /npm run bench -- --full` on 2026-07-01, in 11 minutes/);
});

test('readOrder - knows what is wanted, and says what it does not know', t => {
  const order = readOrder([
    '--only',
    'sizes,decode',
    '--forms',
    'gzip',
    '--records',
    '5',
    '--full',
  ])!;
  t.deepEqual(order.wish, {records: 5, rounds: 5, extent: 'full', forms: ['gzip']});
  t.deepEqual(
    order.experiments.map(({name}) => name),
    ['sizes'],
  );
  t.is(order.decode, 'run');
  t.is(readOrder([])!.experiments.length, experiments.length);
  t.is(readOrder(['--help']), undefined);
  t.throws(() => readOrder(['--only', 'speed']), {message: /there is no speed; expected some of/});
  t.throws(() => readOrder(['--rounds', '0']), {message: /--rounds: expected a whole number/});
});
