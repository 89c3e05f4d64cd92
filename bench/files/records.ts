import {generateData} from '../generate/data.js';
import {spoil} from '../generate/flaws.js';
import {type Random, seeded} from '../generate/random.js';
import {allKinds} from './all-kinds.js';
import type {Form} from './forms.js';

/** A record of a file, and whether the platform would take it. */
export interface Made {
  readonly record: object;
  readonly verdict: 'valid' | 'invalid';
}

const devices = 8;
const seed = 20_260_701;
const every = 20; // 5 %

/** Makes the records of a form; they follow from their number alone. */
export function* makeRecords(form: Form, count: number): Generator<Made> {
  const random = seeded(seed);
  const plain = {records: count, devices, seed, flawed: 0, repeated: 0};
  const records = form === 'all-kinds' ? allKinds(count, devices) : generateData(plain);
  let index = 0;
  for (const record of records) {
    const isOneInTwenty = index++ % every === every - 1;
    if (form === 'invalid' && isOneInTwenty) {
      yield {record: spoil(record, random), verdict: 'invalid'};
    } else if (form === 'non-ascii' && isOneInTwenty) {
      yield {record: {...record, notes: [random.pick(notes)]}, verdict: 'valid'};
    } else if (form === 'sparse') {
      yield {record: withoutSome(record, random), verdict: 'valid'};
    } else {
      yield {record, verdict: 'valid'};
    }
  }
}

/** Leaves out some of what need not be there: a kind of one device is written in eight ways. */
function withoutSome(record: object, random: Random): object {
  const left = optional.filter(() => random.chance(0.5));
  return Object.fromEntries(Object.entries(record).filter(([name]) => !left.includes(name)));
}

const optional = ['deviceTime', 'timezone', 'timezoneOffset'];
const notes = ['nach dem Frühstück', '運動の後', 'déjeuner léger', '🏃 half an hour', 'сон 8 ч'];
