import {ourNames} from '../contestants/ours.js';
import {peerNames} from '../contestants/peers.js';
import type {Spread} from '../measure/statistics.js';
import {findRatio, type Row} from './find.js';
import {goals} from './goals.js';
import type {Measured} from './measured.js';

/** Says where the package does worst, the goals that it misses first, each as a sentence. */
export function weakSpots(measured: Measured): string[] {
  const missed = goals.flatMap(goal => {
    const judgement = goal.judge(measured);
    return judgement?.verdict === 'missed'
      ? [`Missed: ${goal.says}. Measured: ${judgement.measured}.`]
      : [];
  });
  const found = known.flatMap(({row, against, says}) => {
    const ratio = findRatio(measured, row, against);
    return ratio ? [says(ratio.median.toFixed(1), ratio)] : [];
  });
  return [...missed, ...found, ...unmeasured];
}

interface WeakSpot {
  readonly row: Row;
  readonly against: string;
  says(times: string, ratio: Spread): string;
}

const name = ourNames.none;
const usual = peerNames['stream-json-got'];

const known: readonly WeakSpot[] = [
  {
    row: {experiment: 'sizes', heat: '20,000 records', name},
    against: usual,
    says: times =>
      `Small files: with 20,000 records, 4 MB, it is ${times} times ${usual}, for both mostly start.`,
  },
  {
    row: {experiment: 'forms', heat: 'lines', name},
    against: peerNames['readline-undici'],
    says: times =>
      `JSON Lines flatter the others, for they can leave the parsing to JSON.parse: it is ${times} times readline with undici.`,
  },
  {
    row: {experiment: 'latency', heat: '100,000 records, 1', name},
    against: usual,
    says: times =>
      `With one request in flight and 20 ms an answer everybody waits: it is ${times} times ${usual}.`,
  },
  {
    row: {experiment: 'forms', heat: 'invalid', name},
    against: usual,
    says: times =>
      `With one record in twenty invalid it is ${times} times ${usual}, which does not say why.`,
  },
  {
    row: {experiment: 'forms', heat: 'sparse', name},
    against: usual,
    says: times =>
      `Where members are missing here and there, a kind of one device is written in many ways: it is ${times} times ${usual}.`,
  },
  {
    row: {experiment: 'guarantees', heat: '', name: 'with all three'},
    against: 'without',
    says: (_, {median, least, most}) =>
      `The guarantees cost three or four hundredths of an upload on one thread, a quarter of that for the checksum of the input: here ${median.toFixed(2)} times without, from ${least.toFixed(2)} to ${most.toFixed(2)}.`,
  },
];

const unmeasured = [
  'One run is not the next: three full ones on 2026-11-23, of nearly the same code within an hour, gave 0.42 to 0.46 times bare JSON.parse at 100,000 records (0.42 is the goal; the middle of 40 paired rounds is 0.43), and 1.71 to 1.78 times at 1,600,000 by default (1.35). They and nine of the guarantees alone gave 0.93 to 1.00 times without (0.95; the middle of 40 paired rounds is 0.97). What takes less than a tenth is told by many rounds only.',
  'What changes each record (`--prepare`, a stage of your own that replaces values) makes each be printed anew; that is not measured here.',
];
