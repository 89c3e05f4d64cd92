import type {Node} from '../codec/node.js';
import {describeScalar, rulesOfList} from './describe.js';
import {type FieldAt, resolve} from './field-at.js';
import {sayDemands, sayPresence} from './words.js';

/** Says on one line what the platform wants of a field; undefined where there is no rule. */
export function sayRule({name, node, row, value}: FieldAt): string | undefined {
  const told = node && sayNode(resolve(node, value) ?? node);
  if (told === undefined) return undefined;
  const presence = row ? sayPresence(row.cases, row.otherwise).replaceAll('**', '') : '';
  const [type, ...rules] = told;
  return [`${name}: ${[type, presence].filter(Boolean).join(', ')}`, ...rules].join('; ');
}

function sayNode(node: Node): readonly string[] {
  switch (node.tag) {
    case 'list':
      return ['array', ...rulesOfList(node)];
    case 'record':
      return ['object', ...sayDemands(node)];
    case 'map':
    case 'choice':
    case 'lazy':
      return ['object'];
    default: {
      const {type, rules, unit} = describeScalar(node);
      const inUnit = unit === undefined || unit.startsWith('by ') ? '' : ` in ${unit}`;
      return [`${type}${inUnit}`, ...rules];
    }
  }
}
