import {didYouMean} from '../warnings/did-you-mean.js';
import {guessDeeper} from './guess-deeper.js';
import type {Guess, Likely, Spot} from './spot.js';

/** A name that is nearly right, of a field or of a value. */
export const guessName: Guess = spot =>
  spot.fault.code === 'value-not-exists' ? guessField(spot) : guessValue(spot);

function guessField({fault: {pointer}, field, datum}: Spot): Likely | undefined {
  if (field === undefined) return undefined;
  const {name, record, recordNode} = field;
  const known = new Set(recordNode?.rows.map(row => row.name));
  const strangers = Object.keys(record).filter(key => !known.has(key));
  const meant = didYouMean(name, strangers);
  if (meant !== undefined) {
    return {
      cause: `the field is called ${meant} here`,
      remedy: `call it ${name}: names are told apart letter by letter, upper and lower case too`,
    };
  }
  if (pointer === '/type') return foreignFormat(datum) ?? guessDeeper(datum);
  if (pointer === '/deviceId') {
    return {
      remedy: 'add the deviceId, or name one for all data without it: --default-device-id',
    };
  }
  return undefined;
}

function foreignFormat(datum: unknown): Likely | undefined {
  const names = Object.keys(Object(datum));
  if (!names.some(name => ['sgv', 'mbg', 'dateString', 'eventType'].includes(name))) {
    return undefined;
  }
  return {
    cause: 'these are records of Nightscout, not data of the platform',
    remedy: 'make data of them first, each with type, time, deviceId, units and value',
  };
}

function guessValue({fault: {code, pointer, detail}, field}: Spot): Likely | undefined {
  if (code !== 'value-not-allowed' || typeof field?.value !== 'string') return undefined;
  const known = pointer === '/type' ? typesElsewhere.get(field.value.toLowerCase()) : undefined;
  const allowed = [...detail.replace(/^.*? is not one of /s, '').matchAll(/"([^"]+)"/g)];
  const names = allowed.map(([, name]) => name!);
  const meant = known ?? didYouMean(field.value, names);
  return meant === undefined ? undefined : {remedy: `did you mean ${meant}?`};
}

/** What others call the kinds of glucose data. */
const typesElsewhere: ReadonlyMap<string, string> = new Map([
  ['cgm', 'cbg'],
  ['sgv', 'cbg'],
  ['egv', 'cbg'],
  ['bg', 'smbg'],
  ['bgm', 'smbg'],
  ['mbg', 'smbg'],
]);
