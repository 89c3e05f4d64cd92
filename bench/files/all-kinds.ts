import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {root} from '../project.js';

interface Fixture {
  readonly valid: readonly {readonly note: string; readonly datum: Fields}[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Repeats the smallest and the fullest datum of each of the 31 kinds, over so many devices. */
export function* allKinds(count: number, devices: number): Generator<object> {
  const examples = readExamples();
  for (let index = 0; index < count; index++) {
    const deviceId = `made-up-device-${Math.floor(index / examples.length) % devices}`;
    yield ofDevice(examples[index % examples.length]!, deviceId);
  }
}

function readExamples(): Fields[] {
  const folder = path.join(root, 'fixtures/datum');
  return readdirSync(folder)
    .sort()
    .map(name => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Fixture)
    .flatMap(({valid}) => valid.filter(({note}) => note === 'minimal' || note === 'full'))
    .map(({datum}) => datum);
}

/** Names the device; of what the platform takes out of a datum as well. */
function ofDevice(datum: Fields, deviceId: string): Fields {
  const named: Record<string, unknown> = {...datum, deviceId};
  for (const name of ['bolus', 'status']) {
    const inner = datum[name];
    if (typeof inner === 'object' && inner && 'type' in inner) named[name] = {...inner, deviceId};
  }
  return named;
}
