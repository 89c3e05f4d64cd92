import type {ChoiceNode, ListNode, Node, RecordNode} from '../codec/node.js';
import {isOneOf} from './condition.js';
import {ifThenElse, type JsonSchema, nullable} from './json-schema.js';
import {recordSchema} from './record.js';
import {scalarSchema} from './scalar.js';

/**
 * Writes the schema of a node. It accepts whatever the codec accepts, and more where a rule cannot
 * be said; that stands in a `$comment`. Parts are written as references.
 */
export function writeSchema(node: Node, parts: ReadonlyMap<RecordNode, string>): JsonSchema {
  const write = (below: Node): JsonSchema => writeSchema(below, parts);
  switch (node.tag) {
    case 'list':
      return listSchema(node, write);
    case 'map':
      return {type: 'object', additionalProperties: write(node.of)};
    case 'lazy':
      return write(node.of());
    case 'choice':
      return choiceSchema(node, write);
    case 'record': {
      const part = parts.get(node);
      return part === undefined ? recordSchema(node, write) : {$ref: `#/$defs/${part}`};
    }
    default:
      return scalarSchema(node);
  }
}

type Write = (node: Node) => JsonSchema;

function listSchema({of, min, max, unique, ascending}: ListNode, write: Write): JsonSchema {
  const items = write(of);
  return {
    type: 'array',
    // In a list of texts null counts as the empty one.
    items: of.tag === 'text' && of.empty ? nullable(items) : items,
    ...(min > 0 && {minItems: min}),
    ...(max < Infinity && {maxItems: max}),
    ...(unique && {uniqueItems: true}),
    ...(ascending && {$comment: 'Not said here: start is 0 in the first element and ascends.'}),
  };
}

function choiceSchema({on, cases}: ChoiceNode, write: Write): JsonSchema {
  const [[only, node] = ['', undefined], ...others] = cases;
  if (node && others.length === 0) return withDiscriminator(on, only, write(node));
  return {
    type: 'object',
    required: [on],
    properties: {[on]: {enum: [...cases.keys()]}},
    allOf: [...cases].map(([value, each]) => ifThenElse(isOneOf(on, [value]), write(each))),
  };
}

function withDiscriminator(on: string, value: string, schema: JsonSchema): JsonSchema {
  const {required, properties} = isOneOf(on, [value]);
  if (schema.$ref !== undefined) return {type: 'object', required, properties, allOf: [schema]};
  return {
    ...schema,
    required: [...required!, ...(schema.required ?? [])],
    properties: {...properties, ...schema.properties},
  };
}
