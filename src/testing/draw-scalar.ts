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

/** Even over the range, with a liking for its ends, unlike `fc.double`. */
const steps = 2 ** 30;
const point = fc.nat(steps).map(step => step / steps);

function drawText({max, empty, format}: TextNode): fc.Arbitrary<string> {
  if (format) return drawFormat(format);
  const length = {minLength: empty ? 0 : 1, maxLength: max ?? 100};
  const plain = {arbitrary: fc.string(length), weight: 6};
  const anyCharacters = {arbitrary: fc.string({...length, unit: 'binary'}), weight: 3};
  const longest = fc.constant('🙂'.repeat(length.maxLength));
  return fc.oneof(plain, anyCharacters, longest);
}

/** Times from 1970 to 2100 in the notations that Go reads, and where it may be, the zero time. */
function drawInstant({zero, local}: InstantNode): fc.Arbitrary<string> {
  const time = fc
    .tuple(date, fraction, local ? fc.constant('') : offset)
    .map(([seconds, digits, suffix]) => `${seconds}${digits}${suffix}`);
  return zero ? fc.oneof({arbitrary: time, weight: 9}, fc.constant('0001-01-01T00:00:00Z')) : time;
}

const date = fc
  .date({min: new Date(0), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true})
  .map(each => each.toISOString().slice(0, 19));

const fraction = fc.oneof(fc.constant(''), fc.stringMatching(/^[.,][0-9]{1,12}$/));

const offset = fc.oneof(
  fc.constant('Z'),
  fc.constantFrom('-12:00', '-03:30', '+00:00', '+05:45', '+14:00', '+24:00', '+02:60'),
);

/** Members as JSON has them: no -0, no object without a prototype. */
const metadata = fc
  .dictionary(fc.string(), fc.jsonValue({maxDepth: 1}), {minKeys: 1, maxKeys: 3})
  .map(members => JSON.parse(JSON.stringify(members)) as object);
