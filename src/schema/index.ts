import type {Node} from '../codec/node.js';
import {Datum} from '../datum/decode.js';
import type {DatumKind} from '../datum/define.js';
import type {JsonSchema} from './json-schema.js';
import {partsOf} from './parts.js';
import {recordSchema} from './record.js';
import {writeSchema} from './write.js';

export type {JsonSchema} from './json-schema.js';
export {partsOf} from './parts.js';

/** Gives the JSON Schema (2020-12) of a kind. It refuses nothing that the codec accepts. */
export const schemaOf = ({kind, codec}: DatumKind): JsonSchema => documentOf(kind, codec.node);

/** Gives the JSON Schema of any datum, told by its type and sub-type. */
export const schemaOfDatum = (): JsonSchema => documentOf('datum', Datum.node);

function documentOf(title: string, node: Node): JsonSchema {
  const parts = partsOf(node);
  const below = (each: Node) => writeSchema(each, parts);
  const schema = writeSchema(node, parts);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    $comment: comment,
    ...schema,
    ...(parts.size > 0 && {
      $defs: Object.fromEntries(
        [...parts].map(([part, name]) => [name, recordSchema(part, below)]),
      ),
    }),
  };
}

const comment =
  'Generated from the codec. Refuses nothing that the codec accepts; null is absent, and other members are ignored.';
