import {isRight} from 'fp-ts/lib/Either.js';
import {decodeDatum} from '../../src/datum/index.js';
import {mixedData} from './data.js';
import {plain} from './plain.js';

// Compares, in one run, the time that decode takes with that of plain io-ts over the same data. The
// ways take turns, and each round gives a ratio of its own: what else the machine does hits both.

const rounds = 25;
const data = mixedData(20_000);

const plainIoTs = ({kind, datum}: Datum) => isRight(plain[kind]!.decode(datum));

const ways: Readonly<Record<string, (each: Datum) => boolean>> = {
  'decodeDatum(datum)': ({datum}) => isRight(decodeDatum(datum)),
  "decodeDatum(datum, 'finite')": ({datum}) => isRight(decodeDatum(datum, 'finite')),
};

type Datum = (typeof data)[number];

const times = Array.from({length: rounds}, () => {
  const base = time(plainIoTs);
  return {base, ways: Object.values(ways).map(time)};
});

console.log(`plain io-ts: ${middle(times.map(({base}) => base)).toFixed(2)} us a datum`);
for (const [at, name] of Object.keys(ways).entries()) {
  const own = times.map(round => round.ways[at]!);
  const ratios = times.map(({base}, round) => base / own[round]!).sort((a, b) => a - b);
  const [low, ratio, high] = [ratios[2]!, middle(ratios), ratios.at(-3)!].map(one =>
    one.toFixed(1),
  );
  console.log(
    `${name}: ${middle(own).toFixed(2)} us a datum, ${ratio} times as fast (${low}-${high})`,
  );
}

/** Judges all data once, and gives the time in microseconds a datum. */
function time(isValid: (each: Datum) => boolean): number {
  const begin = process.hrtime.bigint();
  if (!data.every(isValid)) throw new Error('what is valid was refused');
  return Number(process.hrtime.bigint() - begin) / data.length / 1000;
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
}
