import fc from 'fast-check';
import type {InstantNode, ScalarNode, TextNode} from '../codec/node.js';
import {drawFormat} from './formats.js';

/** Gives the draws of a value without parts; of a number, a point from 0 to 1 of its range. */
export function drawScalar(node: ScalarNode): fc.Arbitrary<unknown> {
  switch (node.tag) {
    case 'number':
      return point;
    case 'text':
      return drawText(node);
    case 'oneOf':
      return fc.constantFrom(...node.values);
    case 'exactly':
      return fc.constant(node.value);
    case 'flag':
      return fc.boolean();
    case 'instant':
      return drawInstant(node);
    case 'metadata':
      return metadata;
  }
}

/** Shrinks from any alternative to the first. */
const simplest = {withCrossShrink: true};

/** Even over the range, unlike `fc.double`, which seldom leaves the neighbourhood of 0. */
const steps = 2 ** 30;
const point = fc.oneof(
  {arbitrary: fc.nat(steps).map(step => step / steps), weight: 8},
  fc.constantFrom(0, 1),
);

function drawText({max = 100, empty, format}: TextNode): fc.Arbitrary<string> {
  if (format) return drawFormat(format);
  const key = `${empty} ${max}`;
  const known = texts.get(key) ?? textsOf({minLength: empty ? 0 : 1, maxLength: max});
  texts.set(key, known);
  return known;
}

/** Kept, for one takes fast-check milliseconds to set up, and there are hundreds of texts. */
const texts = new Map<string, fc.Arbitrary<string>>();

/** Escaped, combining, beyond two bytes, beyond two code units: what lengths and quotes are about. */
const character = fc.constantFrom(...'aé"\\/<\n\0\u0301\u2028\ufffdДق中🙂𝄞');

function textsOf(length: {minLength: number; maxLength: number}): fc.Arbitrary<string> {
  const plain = {arbitrary: fc.string(length), weight: 6};
  const anyCharacters = {arbitrary: fc.string({...length, unit: character}), weight: 3};
  const longest = fc.constant('🙂'.repeat(length.maxLength));
  return fc.oneof(simplest, plain, anyCharacters, longest);
}

/** Times from 1970 to 2100 in the notations that Go reads, and where it may be, the zero time. */
function drawInstant({zero, local}: InstantNode): fc.Arbitrary<string> {
  const time = fc
    .tuple(date, fraction, local ? fc.constant('') : offset)
    .map(([seconds, digits, suffix]) => `${seconds}${digits}${suffix}`);
  const zeroTime = fc.constant('0001-01-01T00:00:00Z');
  return zero ? fc.oneof(simplest, {arbitrary: time, weight: 9}, zeroTime) : time;
}

const date = fc
  .date({min: new Date(0), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true})
  .map(each => each.toISOString().slice(0, 19));

const fraction = fc.oneof(simplest, fc.constant(''), fc.stringMatching(/^[.,][0-9]{1,12}$/));

const offset = fc.constantFrom(
  ...['Z', '-12:00', '-03:30', '+00:00', '+05:45', '+14:00', '+24:00', '+02:60'],
);

/** Members as JSON has them: no -0, no object without a prototype. */
const metadata = fc
  .dictionary(fc.string(), fc.jsonValue({maxDepth: 1}), {minKeys: 1, maxKeys: 3})
  .map(members => JSON.parse(JSON.stringify(members)) as object);
