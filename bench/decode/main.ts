import {isRight} from 'fp-ts/lib/Either.js';
import {decodeDatum} from '../../src/datum/index.js';
import {mixedData} from './data.js';
import {plain} from './plain.js';

// Compares, in one run, the time that decode takes with that of plain io-ts over the same data: the
// best of some rounds each, for what else the machine does only ever adds.

const rounds = 15;
const data = mixedData(20_000);

const ways: Readonly<Record<string, (each: {kind: string; datum: unknown}) => boolean>> = {
  'plain io-ts': ({kind, datum}) => isRight(plain[kind]!.decode(datum)),
  'decodeDatum(datum)': ({datum}) => isRight(decodeDatum(datum)),
  "decodeDatum(datum, 'finite')": ({datum}) => isRight(decodeDatum(datum, 'finite')),
};

const times = new Map<string, number[]>(Object.keys(ways).map(name => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, isValid] of Object.entries(ways)) {
    const begin = process.hrtime.bigint();
    if (!data.every(isValid)) throw new Error(`${name} refuses what is valid`);
    times.get(name)!.push(Number(process.hrtime.bigint() - begin) / data.length);
  }
}

const plainTime = Math.min(...times.get('plain io-ts')!);
for (const [name, each] of times) {
  const time = Math.min(...each);
  const ratio = (plainTime / time).toFixed(1);
  console.log(`${name.padEnd(30)} ${(time / 1000).toFixed(2)} us a datum   ${ratio} x plain io-ts`);
}
