import {toMmol} from '../go/glucose.js';
import {toInt} from '../go/number.js';
import {printTime} from '../go/time.js';
import {withoutNulls} from '../json/metadata.js';
import {wellFormed} from '../json/well-formed.js';
import type {Node, NumberNode} from '../node.js';
import {lookUp, type Surroundings} from '../siblings.js';

/** Gives what the platform stores of a valid value that has no fields. */
export function normaliseScalar(node: Node, value: unknown, around: Surroundings): unknown {
  switch (node.tag) {
    case 'number':
      return normaliseNumber(node, value as number, around);
    case 'oneOf':
      return node.becomes ?? value;
    case 'instant':
      return printTime(value as string);
    case 'metadata':
      return wellFormed(withoutNulls(value as object));
    default:
      return wellFormed(value);
  }
}

function normaliseNumber(node: NumberNode, value: number, around: Surroundings): number {
  if (node.integer) return toInt(value);
  const {converts} = node;
  if (!converts) return value;
  return converts.from.includes(lookUp(converts.ref, around) as string) ? toMmol(value) : value;
}
