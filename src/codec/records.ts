import {Field} from './field.js';
import type {Check, Condition, Node, RecordNode, RowNode, RuleNode} from './node.js';
import type {Row} from './presence.js';

/** The fields of a record in the order in which the platform parses them; `$` is a rule. */
// biome-ignore lint/suspicious/noExplicitAny: io-ts types are invariant, so no other argument admits every field
export type Table = {readonly [name: string]: Row<any> | RuleNode};

/** The static type of a table: the wire shape, null being absent. */
export type TypeOfTable<T extends Table> = Flat<
  {[K in keyof T as T[K] extends {readonly need: 'required'} ? K : never]: ValueOf<T[K]>} & {
    [K in keyof T as T[K] extends {readonly need: 'optional'} ? K : never]?:
      | ValueOf<T[K]>
      | null
      | undefined;
  }
>;

type ValueOf<R> = R extends {readonly field: Field<infer A>} ? A : never;
type Flat<T> = {[K in keyof T]: T[K]};

/** How a record is checked where that differs from its table. */
export interface RecordRule {
  /**
   * What is checked, in order; a field not named is only parsed. `level?` asks whether a field is
   * there, `level!` whether it is right, `level` both, `$` is the rule.
   */
  readonly order?: readonly string[];
  /** Tables that stand in for the table in the check, the first whose condition holds. */
  readonly shapes?: readonly (readonly [Condition, Table])[];
}

/** Makes the field of an object with the fields of a table; other members are ignored. */
export const record = <T extends Table>(table: T, rule: RecordRule = {}) =>
  new Field<TypeOfTable<T>>('record', recordNode(table, rule));

/** Makes the node of a record; `datum` where refs from `/` begin. */
export function recordNode(table: Table, rule: RecordRule, datum = false): RecordNode {
  const order = rule.order ?? Object.keys(table);
  return {
    tag: 'record',
    rows: Object.entries(table).flatMap(([name, row]) =>
      'demand' in row ? [] : [rowNode(name, row)],
    ),
    checks: order.map(step => checkOf(table, step)),
    shapes: (rule.shapes ?? []).map(([condition, shape]) => [
      condition,
      Object.keys(shape).map(name => checkOf(shape, name)),
    ]),
    datum,
  };
}

/** Makes the field of an object of a type whose discriminator chooses its fields. */
export const choice = <T extends string, D extends string, C extends Cases>(
  type: T,
  on: D,
  cases: C,
) => new Field<TypeOfChoice<T, D, C>>(type, choiceNode(type, on, casesOf(cases)));

// biome-ignore lint/suspicious/noExplicitAny: as for Table
export type Cases = {readonly [value: string]: Field<any>};

export type TypeOfChoice<T extends string, D extends string, C extends Cases> = {
  [K in keyof C & string]: {type: T} & {[N in D]: K} & C[K]['_A'];
}[keyof C & string];

/** Makes the node that asks for a type and then for one of the cases of it. */
export const choiceNode = (type: string, on: string, cases: ReadonlyMap<string, Node>): Node => ({
  tag: 'choice',
  on: 'type',
  cases: new Map([[type, {tag: 'choice', on, cases}]]),
});

/** Makes a field of one that is made later: for a record that holds itself. */
export const lazy = <A>(name: string, make: () => Field<A>) =>
  new Field<A>(name, {tag: 'lazy', of: () => make().node});

const casesOf = (cases: Cases) =>
  new Map(Object.entries(cases).map(([value, field]) => [value, field.node]));

function checkOf(table: Table, step: string): Check {
  const [, name = step, mark] = /^(.*?)([?!]?)$/.exec(step) ?? [];
  const row = table[name];
  if (row === undefined) throw new TypeError(`no field ${name} in this table`);
  if ('demand' in row) return {rule: row};
  const part = mark === '?' ? 'there' : mark === '!' ? 'right' : 'both';
  return {row: rowNode(name, row), part};
}

const rowNode = (name: string, {field, cases, otherwise, late, storedAs}: Row): RowNode => ({
  name,
  of: field.node,
  cases,
  otherwise,
  late,
  storedAs: storedAs ?? name,
});
