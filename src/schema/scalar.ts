import {timePatterns} from '../codec/go/time.js';
import {maxMetadataBytes} from '../codec/json/metadata.js';
import type {
  InstantNode,
  Limits,
  MetadataNode,
  Node,
  NumberNode,
  ScalarNode,
  TextNode,
} from '../codec/node.js';
import type {JsonSchema} from './json-schema.js';
import {withComment} from './unsaid.js';

/** Writes what a value without parts must be. */
export function scalarSchema(node: ScalarNode): JsonSchema {
  switch (node.tag) {
    case 'number':
      return numberSchema(node);
    case 'text':
      return textSchema(node);
    case 'oneOf':
      return {enum: node.values};
    case 'exactly':
      return {enum: [node.value]};
    case 'flag':
      return {type: 'boolean'};
    case 'instant':
      return instantSchema(node);
    case 'metadata':
      return metadataSchema(node);
  }
}

/** Writes what is said of a value's type alone. */
export function typeSchema(node: Node): JsonSchema {
  switch (node.tag) {
    case 'number':
      return {type: node.integer ? 'integer' : 'number'};
    case 'flag':
      return {type: 'boolean'};
    case 'list':
      return {type: 'array'};
    case 'lazy':
      return typeSchema(node.of());
    case 'instant':
      return instantSchema({...node, zero: true, notBefore: undefined});
    case 'text':
    case 'oneOf':
    case 'exactly':
      return {type: 'string'};
    default:
      return {type: 'object'};
  }
}

/** Writes the limits of a number. */
export function limitsSchema({min, max, only}: Limits): JsonSchema {
  if (only) return {enum: only};
  return {
    ...(min !== undefined && {minimum: min}),
    ...(max !== undefined && {maximum: max}),
  };
}

function numberSchema(node: NumberNode): JsonSchema {
  return withComment(node, {
    ...(node.unit !== undefined && {description: `In ${node.unit}.`}),
    ...(node.only ? {} : typeSchema(node)),
    ...limitsSchema(node),
  });
}

/** A text of so many bytes has no more code points than that. */
function textSchema(node: TextNode): JsonSchema {
  const {max = node.maxBytes, empty, format} = node;
  return withComment(node, {
    type: 'string',
    ...(!empty && {minLength: 1}),
    ...(max !== undefined && {maxLength: max}),
    ...(format?.pattern !== undefined && {pattern: format.pattern}),
  });
}

const instantSchema = (node: InstantNode): JsonSchema =>
  withComment(node, {
    type: 'string',
    pattern: node.local ? timePatterns.local : timePatterns.zoned,
  });

/** Members that are null do not count: there must be another. */
const metadataSchema = (_: MetadataNode): JsonSchema => ({
  type: 'object',
  not: {additionalProperties: {type: 'null'}},
  $comment: `Not said here: at most ${maxMetadataBytes} bytes.`,
});
