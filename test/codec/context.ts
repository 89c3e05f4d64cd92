import test from 'ava';
import * as io from 'io-ts';
import {PathReporter} from 'io-ts/lib/PathReporter.js';
import type {DatumError} from '../../src/codec/index.js';
import {Cbg, PumpSettings, Wizard} from '../../src/datum/catalogue.js';

const time = '2020-01-01T00:00:00Z';
const cbg = {type: 'cbg', time, units: 'mg/dL', value: 120};

const firstError = (codec: io.Mixed, value: unknown): DatumError => {
  const result = codec.decode(value);
  if (result._tag === 'Right') throw new Error('accepted');
  return result.left[0] as DatumError;
};

test('DatumError - has stage, code, pointer, detail and path', t => {
  const {stage, code, pointer, detail, path} = firstError(Cbg.codec, {...cbg, tags: ['a', '']});
  t.deepEqual(
    {stage, code, pointer, detail, path},
    {
      stage: 'validate',
      code: 'value-empty',
      pointer: '/tags/1',
      detail: 'value is empty',
      path: ['tags', '1'],
    },
  );
});

test('DatumError - has the context and value of io-ts', t => {
  const value = {...cbg, tags: ['a', '']};
  const error = firstError(Cbg.codec, value);
  t.deepEqual(
    error.context.map(({key, type}) => [key, type.name]),
    [
      ['', 'cbg'],
      ['tags', 'text[]'],
      ['1', 'text'],
    ],
  );
  t.is(error.context[0]!.actual, value);
  t.is(error.value, '');
});

test('DatumError - finds its way into an embedded datum', t => {
  const bolus = {type: 'bolus', subType: 'normal', time, normal: -1};
  const error = firstError(Wizard.codec, {type: 'wizard', time, units: 'mg/dL', bolus});
  t.is(error.pointer, '/bolus/normal');
  t.deepEqual(
    error.context.map(({key}) => key),
    ['', 'bolus', 'normal'],
  );
  t.is(error.context.at(-1)!.type.name, 'float');
});

test('DatumError - passes unharmed through codecs of io-ts, and PathReporter prints it', t => {
  const codec = io.type({data: io.array(Cbg.codec)});
  const value = {data: [cbg, {...cbg, value: 1001}]};
  const error = firstError(codec, value);
  t.is(error.code, 'value-out-of-range');
  t.is(error.pointer, '/value');
  t.deepEqual(
    error.context.map(({key}) => key),
    ['', 'data', '1', 'value'],
  );
  t.deepEqual(PathReporter.report(codec.decode(value)), ['value 1001 is not between 0 and 1000']);
});

test('DatumError - escapes pointers, and takes them apart again', t => {
  const value = {type: 'pumpSettings', time, activeSchedule: 'a', basalSchedules: {'a/b~1': null}};
  const error = firstError(PumpSettings.codec, value);
  t.is(error.pointer, '/basalSchedules/a~1b~01');
  t.deepEqual(error.path, ['basalSchedules', 'a/b~1']);
});
