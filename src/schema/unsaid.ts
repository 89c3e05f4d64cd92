import type {InstantNode, Limits, NumberNode, TextNode} from '../codec/node.js';
import type {JsonSchema} from './json-schema.js';

/** Adds a comment on what JSON Schema cannot say of the node, if there is any. */
export function withComment(
  node: NumberNode | TextNode | InstantNode,
  schema: JsonSchema,
): JsonSchema {
  const unsaid = unsaidOf(node);
  return unsaid.length > 0 ? {...schema, $comment: `Not said here: ${unsaid.join('; ')}.`} : schema;
}

function unsaidOf(node: NumberNode | TextNode | InstantNode): string[] {
  if (node.tag === 'number') return unsaidOfNumber(node);
  if (node.tag === 'instant') return unsaidOfInstant(node);
  const {maxBytes, format} = node;
  return [
    ...(maxBytes !== undefined ? [`at most ${maxBytes} bytes of UTF-8`] : []),
    ...(format?.open !== undefined ? [format.open] : []),
  ];
}

function unsaidOfNumber({by, atLeast, atMost, within}: NumberNode): string[] {
  const unsaid: string[] = [];
  if (atLeast !== undefined) unsaid.push(`at least ${atLeast}`);
  if (atMost !== undefined) unsaid.push(`at most ${atMost}`);
  if (within !== undefined)
    unsaid.push(`no further from ${within} than to the nearer end of the range`);
  if (by?.ref.startsWith('/')) {
    const ranges = by.limits.map(([units, limits]) => printRange(units, limits));
    if (ranges.some(Boolean)) {
      unsaid.push(`with ${by.ref} of the datum ${ranges.filter(Boolean).join(', ')}`);
    }
  }
  return unsaid;
}

function printRange(units: string, {min, max, only}: Limits): string | undefined {
  if (only) return `${units}: ${only.join(' or ')}`;
  if (min === undefined && max === undefined) return undefined;
  return `${units}: ${min ?? ''} to ${max ?? ''}`;
}

function unsaidOfInstant({zero, notBefore}: InstantNode): string[] {
  return [
    'a day that the month has',
    ...(zero ? [] : ['not 0001-01-01T00:00:00Z']),
    ...(notBefore === undefined ? [] : [`not before ${notBefore}`]),
  ];
}
