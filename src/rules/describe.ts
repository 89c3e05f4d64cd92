import {maxMetadataBytes} from '../codec/json/metadata.js';
import type {
  InstantNode,
  LimitsByUnits,
  ListNode,
  NumberNode,
  ScalarNode,
  TextNode,
} from '../codec/node.js';
import {code, listed, sayBounds, sayLimits} from './words.js';

/** What the table says of a value. */
export interface Description {
  readonly type: string;
  readonly rules: readonly string[];
  readonly unit?: string | undefined;
  /** What becomes of it when it is stored. */
  readonly stored: readonly string[];
}

/** Describes a value without parts. */
export function describeScalar(node: ScalarNode): Description {
  switch (node.tag) {
    case 'number':
      return describeNumber(node);
    case 'text':
      return {type: 'string', rules: rulesOfText(node), stored: []};
    case 'oneOf': {
      const stored = node.becomes === undefined ? [] : [`as ${code(node.becomes)}`];
      return {type: 'string', rules: [listed(node.values, 'or')], stored};
    }
    case 'exactly':
      return {type: 'string', rules: [code(node.value)], stored: []};
    case 'flag':
      return {type: 'boolean', rules: [], stored: []};
    case 'instant':
      return describeInstant(node);
    case 'metadata':
      return {
        type: 'object',
        rules: ['any members, one at least', `at most ${maxMetadataBytes} bytes`],
        stored: ['without members that are null'],
      };
  }
}

/** Says what holds of a list beside its elements. */
export const rulesOfList = ({min, max, unique, ascending}: ListNode): string[] => [
  ...(min > 0 ? ['not empty'] : []),
  ...(max < Infinity ? [`at most ${max} elements`] : []),
  ...(unique ? ['no duplicates'] : []),
  ...(ascending ? ['`start` 0 first, then ascending'] : []),
];

/** Says what becomes of a list. */
export const storedOfList = ({sorted, dropEmpty}: ListNode): string[] => [
  ...(sorted ? ['sorted'] : []),
  ...(dropEmpty ? ['not at all if empty'] : []),
];

function describeNumber(node: NumberNode): Description {
  const {integer, unit, by, converts} = node;
  const rules = [sayLimits(node), ...(by ? rangesOf(by.limits) : []), ...sayBounds(node)].filter(
    rule => rule !== '',
  );
  return {
    type: integer ? 'integer' : 'number',
    rules,
    unit: unit ?? (by && `by ${code(by.ref)}`),
    stored: converts ? [`${listed(converts.from, 'or')} converted`] : [],
  };
}

/** Units in several spellings have one range. */
function rangesOf(limits: LimitsByUnits): string[] {
  const byRange = new Map<string, string[]>();
  for (const [units, each] of limits) {
    const range = sayLimits(each);
    if (range !== '') byRange.set(range, [...(byRange.get(range) ?? []), code(units)]);
  }
  return [...byRange].map(([range, units]) => `${units.join(', ')}: ${range}`);
}

const rulesOfText = ({max, maxBytes, empty, format}: TextNode): string[] => [
  ...(empty || format ? [] : ['not empty']),
  ...(max === undefined ? [] : [`at most ${max} characters`]),
  ...(maxBytes === undefined ? [] : [`at most ${maxBytes} bytes`]),
  ...(format ? [format.name] : []),
];

function describeInstant({zero, local, notBefore}: InstantNode): Description {
  return {
    type: 'string',
    rules: [
      local ? 'time without zone' : 'time with zone (RFC 3339)',
      ...(zero ? [] : ['not 0001-01-01T00:00:00Z']),
      ...(notBefore === undefined ? [] : [`not before ${code(notBefore)}`]),
    ],
    stored: ['without trailing zeros of the fraction, its offset kept'],
  };
}
