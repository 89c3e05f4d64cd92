import {isBefore, isLocalTime, isZeroTime, isZonedTime} from '../go/time.js';
import {isMetadata} from '../json/metadata.js';
import type {InstantNode, Node, OneOfNode, TextNode} from '../node.js';
import {bytesOf, codePointsOf} from '../text-length.js';
import {isNumber} from './number.js';
import type {Sibling, Source} from './source.js';

/** Writes the expression that holds for a valid value. */
export function isOf(node: Node, value: string, sibling: Sibling, source: Source): string {
  switch (node.tag) {
    case 'number':
      return isNumber(node, value, sibling);
    case 'text':
      return isText(node, value, source);
    case 'oneOf':
      return isOneOf(node, value, source);
    case 'exactly':
      return `${value} === ${JSON.stringify(node.value)}`;
    case 'flag':
      return `typeof ${value} === "boolean"`;
    case 'instant':
      return isInstant(node, value, sibling, source);
    case 'metadata':
      return `typeof ${value} === "object" && ${value} !== null && !Array.isArray(${value}) && ${source.use(isMetadata)}(${value})`;
    default:
      return `${source.use(source.guardOf(node))}(${value}, d)`;
  }
}

/** Writes the expression that holds for a value of the right type, whatever its rules. */
export function isTyped(node: Node, value: string, source: Source): string {
  switch (node.tag) {
    case 'number':
      return node.integer
        ? `Number.isInteger(${value})`
        : `typeof ${value} === "number" && ${value} - ${value} === 0`;
    case 'text':
    case 'oneOf':
    case 'exactly':
      return `typeof ${value} === "string"`;
    case 'flag':
      return `typeof ${value} === "boolean"`;
    case 'instant':
      return `typeof ${value} === "string" && ${reads(node, source)}(${value})`;
    default:
      return 'false'; // what has parts is left to the explanation
  }
}

function isText(node: TextNode, value: string, source: Source): string {
  const {max, maxBytes, empty, format} = node;
  const demands = [`typeof ${value} === "string"`];
  if (!empty) demands.push(`${value}.length > 0`);
  if (max !== undefined) {
    const count = `${value}.length <= ${2 * max} && ${source.use(codePointsOf)}(${value}) <= ${max}`;
    demands.push(`(${value}.length <= ${max} || ${count})`);
  }
  if (maxBytes !== undefined) demands.push(`${source.use(bytesOf)}(${value}) <= ${maxBytes}`);
  if (format?.empty) demands.push(`!${source.use(format.empty)}(${value})`);
  if (format) demands.push(`${source.use(format.test)}(${value})`);
  return demands.join(' && ');
}

/** A chain of comparisons is faster than a set as long as it is short. */
function isOneOf({values}: OneOfNode, value: string, source: Source): string {
  if (values.length > 8) return `${source.use(new Set(values))}.has(${value})`;
  return `(${values.map(one => `${value} === ${JSON.stringify(one)}`).join(' || ')})`;
}

function isInstant(node: InstantNode, value: string, sibling: Sibling, source: Source): string {
  const demands = [isTyped(node, value, source)];
  if (!node.zero) demands.push(`!${source.use(isZeroTime)}(${value})`);
  if (node.notBefore !== undefined) {
    const other = sibling(node.notBefore);
    const before = `${source.use(isBefore)}(${value}, ${other})`;
    demands.push(`(typeof ${other} !== "string" || !${before})`);
  }
  return demands.join(' && ');
}

const reads = (node: InstantNode, source: Source) =>
  source.use(node.local ? isLocalTime : isZonedTime);
