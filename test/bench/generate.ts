import {readFileSync} from 'node:fs';
import path from 'node:path';
import {gunzipSync} from 'node:zlib';
import test from 'ava';
import {isLeft} from 'fp-ts/lib/Either.js';
import {generateData} from '../../bench/generate/data.js';
import {sampleText} from '../../bench/generate/sample.js';
import {arrayText, inPieces, linesText} from '../../bench/generate/text.js';
import {decodeDatum} from '../../src/datum/index.js';
import {root} from '../helpers/project.js';

const plain = {devices: 2, seed: 7, flawed: 0, repeated: 0};

test('generateData - makes the sample dump, byte for byte', t => {
  const committed = gunzipSync(readFileSync(path.join(root, 'fixtures/dumps/sample.json.gz')));
  // Not t.is: a difference would print megabytes.
  t.true(committed.toString() === [...sampleText()].join(''));
});

test('generateData - the sample has a dozen kinds of two devices over ninety days', t => {
  const data = JSON.parse([...sampleText()].join('')) as Record<string, string>[];
  const good = data.filter(({deviceId, time}) => deviceId && time?.endsWith('Z'));
  t.is(data.length, 20_000);
  t.true(new Set(good.map(({type}) => type)).size >= 12);
  t.is(new Set(good.map(({deviceId}) => deviceId)).size, 2);
  const days = (Date.parse(good.at(-1)!.time!) - Date.parse(good[0]!.time!)) / 86_400_000;
  t.true(days > 85 && days < 95, `${days} days`);
});

test('generateData - the same seed makes the same data, another seed others', t => {
  const of = (seed: number) =>
    [...linesText(generateData({...plain, seed, records: 500}))].join('');
  t.is(of(7), of(7));
  t.not(of(7), of(8));
});

test('generateData - makes exactly as many data as wanted, of as many devices', t => {
  for (const devices of [1, 2, 5]) {
    const data = [...generateData({...plain, devices, records: 3_000})] as {deviceId: string}[];
    t.is(data.length, 3_000);
    t.is(new Set(data.map(({deviceId}) => deviceId)).size, devices);
  }
});

test('generateData - makes data that the platform takes, but for those it spoils', t => {
  const refused = (flawed: number) =>
    [...generateData({...plain, devices: 4, records: 10_000, flawed})].filter(datum =>
      isLeft(decodeDatum(datum)),
    );
  t.deepEqual(refused(0), []);
  const {length} = refused(0.01);
  t.true(length > 50 && length < 100, `${length} refused`); // one flaw, a lacking deviceId, is none to the codec
});

test('generateData - repeats the share it is told', t => {
  const data = [...generateData({...plain, records: 10_000, flawed: 0, repeated: 0.1})];
  const sorted = data.map(datum => JSON.stringify(Object.entries(datum).sort()));
  const copies = sorted.length - new Set(sorted).size;
  t.true(copies > 700 && copies < 1_100, `${copies} copies`);
});

test('arrayText, linesText - print the same data', t => {
  const data = [{a: 1}, {b: [2]}, {}];
  t.deepEqual(JSON.parse([...arrayText(data)].join('')), data);
  t.deepEqual(JSON.parse([...arrayText([])].join('')), []);
  t.is([...linesText(data)].join(''), '{"a":1}\n{"b":[2]}\n{}\n');
});

test('inPieces - loses nothing, and every piece but the last has the size asked for', t => {
  const texts = ['abc', 'de', 'f', 'ghijk', 'l'];
  const pieces = [...inPieces(texts, 4)];
  t.is(pieces.join(''), texts.join(''));
  t.true(pieces.slice(0, -1).every(piece => piece.length >= 4));
});
