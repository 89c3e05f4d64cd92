/** The keywords of JSON Schema 2020-12 that the rules of a datum need. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $comment?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
}

export type JsonType = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';

/**
 * Lets null pass, which is absent to the platform. What has parts goes into an `anyOf`: with null
 * among its own types, an `if` inside it would hold for null as well.
 */
export function nullable(schema: JsonSchema): JsonSchema {
  if (schema.enum) return {...schema, enum: [...schema.enum, null]};
  const {type} = schema;
  if (typeof type === 'string' && type !== 'object' && type !== 'array') {
    return {...schema, type: [type, 'null']};
  }
  return {anyOf: [schema, {type: 'null'}]};
}

/** Demands one thing where a condition holds and another where it does not; `{}` demands nothing. */
export function ifThenElse(on: JsonSchema, then: JsonSchema, other: JsonSchema = {}): JsonSchema {
  return {if: on, ...(!isEmpty(then) && {then}), ...(!isEmpty(other) && {else: other})};
}

/** Holds for all but null. */
export const notNull: JsonSchema = {not: {type: 'null'}};

const isEmpty = (schema: JsonSchema) => Object.keys(schema).length === 0;
