import type {
  Check,
  Condition,
  Node,
  Presence,
  PresenceCases,
  RecordNode,
  RowNode,
} from '../codec/node.js';
import {areThere, conditionSchema, isAlways} from './condition.js';
import {ifThenElse, type JsonSchema, notNull, nullable} from './json-schema.js';
import {typeSchema} from './scalar.js';
import {rangesByUnits} from './units.js';

/** Writes a node below. */
export type Write = (node: Node) => JsonSchema;

/** Writes a record: the types of all its fields, and what is checked of them. */
export function recordSchema(node: RecordNode, write: Write): JsonSchema {
  const types = Object.fromEntries(
    node.rows.map(({name, of}) => [name, nullable(typeSchema(of))] as const),
  );
  if (node.shapes.length > 0) {
    const otherwise = () => demandsOf(node.checks, write);
    const shapes = node.shapes.map(([on, checks]) => [on, demandsOf(checks, write)] as const);
    return {type: 'object', properties: types, ...oneAfterTheOther(shapes, otherwise)};
  }
  const {required, properties, ...others} = demandsOf(node.checks, write);
  return {
    type: 'object',
    ...(required && {required}),
    properties: {...types, ...properties},
    ...others,
  };
}

function demandsOf(checks: readonly Check[], write: Write): JsonSchema {
  const required: string[] = [];
  const properties: Record<string, JsonSchema> = {};
  const allOf: JsonSchema[] = [];
  for (const check of checks) {
    if ('rule' in check) {
      allOf.push({anyOf: check.rule.suffices.map(name => areThere([name]))});
    } else if (check.part !== 'right') {
      const {row} = check;
      if (row.otherwise === 'required' && row.cases.length === 0) required.push(row.name);
      properties[row.name] = always(row, write);
      allOf.push(...conditional(row, write), ...rangesByUnits(row));
    }
  }
  return {
    ...(required.length > 0 && {required}),
    properties,
    ...(allOf.length > 0 && {allOf}),
  };
}

/** Says what holds of a field whatever its siblings. */
function always({of, cases, otherwise}: RowNode, write: Write): JsonSchema {
  if (cases.length > 0) {
    return nullable(isAlwaysChecked(cases, otherwise) ? write(of) : typeSchema(of));
  }
  if (otherwise === 'forbidden') return {type: 'null'};
  if (otherwise === 'unchecked') return nullable(typeSchema(of));
  return otherwise === 'required' ? write(of) : nullable(write(of));
}

/** Says what depends on the siblings. */
function conditional({name, of, cases, otherwise}: RowNode, write: Write): JsonSchema[] {
  if (cases.length === 0) return [];
  const checked = isAlwaysChecked(cases, otherwise);
  const demand = (presence: Presence): JsonSchema => {
    if (presence === 'forbidden') return {properties: {[name]: {type: 'null'}}};
    if (presence === 'required') {
      return {required: [name], properties: {[name]: checked ? notNull : write(of)}};
    }
    return checked || presence === 'unchecked' ? {} : {properties: {[name]: nullable(write(of))}};
  };
  const branches = cases.map(([on, presence]) => [on, demand(presence)] as const);
  return [oneAfterTheOther(branches, () => demand(otherwise))];
}

const isAlwaysChecked = (cases: PresenceCases, otherwise: Presence): boolean =>
  otherwise !== 'unchecked' && cases.every(([, presence]) => presence !== 'unchecked');

type Branches = readonly (readonly [Condition, JsonSchema])[];

/** Writes a chain of which the first branch holds whose condition does. */
function oneAfterTheOther([first, ...rest]: Branches, otherwise: () => JsonSchema): JsonSchema {
  if (!first) return otherwise();
  const [condition, schema] = first;
  if (isAlways(condition)) return schema;
  return ifThenElse(conditionSchema(condition), schema, oneAfterTheOther(rest, otherwise));
}
