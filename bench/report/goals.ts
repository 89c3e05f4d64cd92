import {ourNames} from '../contestants/ours.js';
import {peerNames} from '../contestants/peers.js';
import {medianOf} from '../measure/statistics.js';
import {findMemory, findRatio, findWall, type Row} from './find.js';
import type {Measured} from './measured.js';

/** Something that is to be reached. */
export interface Goal {
  readonly says: string;
  /** What was measured, and whether it is enough; undefined where it was not measured. */
  judge(measured: Measured): Judgement | undefined;
}

export interface Judgement {
  readonly measured: string;
  readonly verdict: 'met' | 'missed';
}

const {none, default: own} = ourNames;
const usual = peerNames['stream-json-got'];
const bare = peerNames['bare-parse'];
const script = peerNames['whole-file'];

/** Everything that is to be reached. */
export const goals: readonly Goal[] = [
  ...ratios('100,000 records', {usual: [3.8, 3.8], bare: [0.42, 0.42]}),
  ...ratios('400,000 records', {usual: [4.5, 5.5], bare: [0.5, 0.6]}),
  ...ratios('1,600,000 records', {usual: [4.7, 7], bare: [0.9, 1.35]}),
  ...memories('100,000 records', [110, 120]),
  ...memories('400,000 records', [120, 150]),
  ...memories('1,600,000 records', [130, 180]),
  ratio({experiment: 'sizes', heat: '400,000 records', name: own}, script, 2.5),
  ratio({experiment: 'latency', heat: '400,000 records, 8', name: own}, usual, 3),
  ratio({experiment: 'guarantees', heat: '', name: 'with all three'}, 'without', 0.95),
  ratio({experiment: 'compressed', heat: '', name: 'gzip'}, 'plain', 0.8),
  {says: 'check of one record: less than 0.15 s above Node alone', judge: judgeStart},
  {says: '4 GB: at most 1.3 times the memory of 400 MB', judge: judgeGrowth},
];

/** Ratios on one thread, then with workers. */
function ratios(
  heat: string,
  least: {readonly usual: readonly number[]; readonly bare: readonly number[]},
): Goal[] {
  return [none, own].flatMap((name, index) => [
    ratio({experiment: 'sizes', heat, name}, usual, least.usual[index]!),
    ratio({experiment: 'sizes', heat, name}, bare, least.bare[index]!),
  ]);
}

function memories(heat: string, most: readonly number[]): Goal[] {
  return [none, own].map((name, index) => memory({experiment: 'sizes', heat, name}, most[index]!));
}

function ratio(row: Row, against: string, atLeast: number): Goal {
  return {
    says: `${nameOf(row)}: at least ${atLeast} times ${against}`,
    judge(measured) {
      const found = findRatio(measured, row, against);
      return found && judge(found.median.toFixed(2), found.median >= atLeast);
    },
  };
}

function memory(row: Row, atMost: number): Goal {
  return {
    says: `${nameOf(row)}: at most ${atMost} MB`,
    judge(measured) {
      const bytes = findMemory(measured, row);
      return bytes === undefined ? undefined : judge(`${inMB(bytes)} MB`, inMB(bytes) <= atMost);
    },
  };
}

function judgeStart(measured: Measured): Judgement | undefined {
  const of = (name: string) => findWall(measured, {experiment: 'start', heat: '', name});
  const [check, node] = [of('check'), of('Node alone')];
  if (!check || !node) return undefined;
  const above = medianOf(check.map((wall, round) => wall - node[round]!));
  return judge(`${above.toFixed(2)} s`, above < 0.15);
}

function judgeGrowth(measured: Measured): Judgement | undefined {
  const small = findMemory(measured, {experiment: 'sizes', heat: '1,600,000', name: own});
  const large = findMemory(measured, {experiment: 'memory', heat: '18,400,000', name: own});
  if (small === undefined || large === undefined) return undefined;
  return judge(`${(large / small).toFixed(2)} times`, large <= small * 1.3);
}

const judge = (measured: string, isMet: boolean): Judgement => ({
  measured,
  verdict: isMet ? 'met' : 'missed',
});

function nameOf({experiment, heat, name}: Row): string {
  return experiment === 'sizes' ? `${heat}, ${name}` : `${experiment}, ${name}`;
}

const inMB = (bytes: number) => Math.round(bytes / 1e6);
