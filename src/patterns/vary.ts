import {limitsOf} from '../codec/limits.js';
import type {InstantNode, Node, NumberNode, OneOfNode, TextNode} from '../codec/node.js';
import type {Surroundings} from '../codec/siblings.js';
import {vectorBytes} from './encoder.js';
import type {Step} from './step.js';

/** A part of a token that may be another in a record as valid: where it begins, how long it is here. */
export interface Varying {
  readonly step: Step;
  readonly start: number;
  readonly length: number;
}

/**
 * Tells how a scalar may vary under its rule while all that it depends on stays. It may well vary more:
 * what is not said here goes the long way.
 */
export function varyingOf(node: Node, token: string, around: Surroundings): Varying | undefined {
  switch (node.tag) {
    case 'number':
      return numberOf(node, token, around);
    case 'text':
      return textOf(node, token);
    case 'instant':
      return instantOf(node, token);
    case 'oneOf':
      return oneOf(node, token);
    case 'flag':
      return {step: {tag: 'oneOf', tokens: ['true', 'false']}, start: 0, length: token.length};
    default:
      return undefined;
  }
}

/** Tells how a scalar may vary that no rule looks at. */
export function anyOf(token: string): Varying | undefined {
  if (isPlainText(token)) return within({tag: 'text', min: 0, max: Infinity}, token);
  if (!isPlainNumber(token)) return undefined;
  return whole({tag: 'number', integer: false, min: -Infinity, max: Infinity}, token);
}

function numberOf(node: NumberNode, token: string, around: Surroundings): Varying | undefined {
  const {min = -Infinity, max = Infinity, only} = limitsOf(node, around) ?? {};
  const {integer} = node;
  if (only || !isPlainNumber(token) || (integer && token.includes('.'))) return undefined;
  return whole({tag: 'number', integer, min, max}, token);
}

/** Of ASCII a character is a code point and a byte, so that each limit is one of length. */
function textOf({max = Infinity, maxBytes = Infinity, empty, format}: TextNode, token: string) {
  if (!isPlainText(token)) return undefined;
  if (!format) {
    return within({tag: 'text', min: empty ? 0 : 1, max: Math.min(max, maxBytes)}, token);
  }
  if (format.name === 'data id') return within({tag: 'dataId'}, token);
  return format.name === 'local time' || format.name === 'time' ? timeOf(token) : undefined;
}

const instantOf = ({notBefore}: InstantNode, token: string) =>
  notBefore === undefined ? timeOf(token) : undefined;

/** The zone stays the same: it changes twice a year. */
function timeOf(token: string): Varying | undefined {
  const [, time, fraction = ''] = plainTime.exec(token) ?? [];
  if (time === undefined) return undefined;
  const digits = Math.max(0, fraction.length - 1);
  return {step: {tag: 'time', digits}, start: 1, length: time.length + fraction.length};
}

function oneOf({values, becomes}: OneOfNode, token: string): Varying | undefined {
  const tokens = values.map(value => `"${value}"`);
  const fits = tokens.every(each => each.length <= vectorBytes && isPlainText(each));
  if (becomes !== undefined || !fits || !tokens.includes(token)) return undefined;
  return whole({tag: 'oneOf', tokens}, token);
}

const whole = (step: Step, token: string): Varying => ({step, start: 0, length: token.length});

/** What is between the quotes. */
const within = (step: Step, token: string): Varying => ({step, start: 1, length: token.length - 2});

const isPlainText = (token: string) => /^"[\x20-\x7f]*"$/.test(token) && !/\\/.test(token);

const isPlainNumber = (token: string) =>
  /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(token) && token.replace(/[-.]/g, '').length <= mostDigits;

/** Digits that are looked at; beyond 15 a number is not exact. */
const mostDigits = 18;

/** Of a longer fraction not all is printed; what is escaped is not where it seems to be. */
const plainTime = /^"([1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)?"$/;
