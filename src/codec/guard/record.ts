import {isPlainlyReadable} from '../json/readable.js';
import type {Check, Condition, Presence, RecordNode, RowNode} from '../node.js';
import {isOf, isTyped} from './expression.js';
import type {Sibling, Source} from './source.js';

/** Writes the guard of a record: reads its fields one by one, then compares them. */
export function writeRecord(node: RecordNode, source: Source): void {
  source.demand('typeof v === "object" && v !== null && !Array.isArray(v)');
  if (node.datum) source.add('d = v;');
  node.rows.forEach(({name}, index) => {
    source.add(`const f${index} = v[${JSON.stringify(name)}];`);
  });
  if (source.reach === 'all members') writeUnknown(node, source);
  const sibling = siblingOf(node);
  for (const [condition, checks] of node.shapes) {
    source.add(`if (${isHolding(condition, sibling)}) {`);
    writeChecks(node, checks, sibling, source);
    source.add('return true;\n}');
  }
  writeChecks(node, node.checks, sibling, source);
}

/**
 * Writes the demand on members that the node does not know. Few records have one, so they are
 * counted first: a fifth of the time of looking at each member.
 */
function writeUnknown({rows}: RecordNode, source: Source): void {
  const names = new Set(rows.map(({name}) => name));
  const known = rows.map((_, index) => `(f${index} !== undefined)`);
  const told = discriminators.filter(name => !names.has(name));
  const texts = told.map(name => `(typeof v.${name} === "string")`);
  source.add(`let unknown = -(${[...known, ...texts].join(' + ') || '0'});`);
  source.add('for (const key in v) unknown++;');
  source.demand(`unknown === 0 || ${source.use(isPlainlyReadable)}(v)`);
}

/** They tell the node, and a text is readable whatever it says. */
const discriminators = ['type', 'subType', 'deliveryType'];

/** Names the local that holds a field; what is no field, and a ref from `/`, is read where it stands. */
function siblingOf({rows}: RecordNode): Sibling {
  const locals = new Map(rows.map(({name}, index) => [name, `f${index}`]));
  return ref => {
    if (!ref.startsWith('/')) return locals.get(ref) ?? `v[${JSON.stringify(ref)}]`;
    const keys = ref.slice(1).split('/');
    return `d${keys.map(key => `?.[${JSON.stringify(key)}]`).join('')}`;
  };
}

function writeChecks(
  node: RecordNode,
  checks: readonly Check[],
  sibling: Sibling,
  source: Source,
): void {
  const seen = new Set<string>();
  for (const check of checks) {
    if ('rule' in check) {
      source.demand(check.rule.suffices.map(name => `${sibling(name)} != null`).join(' || '));
    } else if (check.part !== 'right') {
      seen.add(check.row.name);
      writeRow(check.row, sibling, source);
    }
  }
  for (const {name, of} of node.rows) {
    const value = sibling(name);
    if (!seen.has(name)) source.demand(`${value} == null || ${isTyped(of, value, source)}`);
  }
}

/** Writes the demand of each presence; what a row with conditions asks is a chain of them. */
function writeRow({name, of, cases, otherwise}: RowNode, sibling: Sibling, source: Source): void {
  const value = sibling(name);
  // A presence that nobody asks for costs nothing: guards are written while the first record waits.
  const demand = (presence: Presence): string => {
    switch (presence) {
      case 'required':
        return `${value} != null && ${isOf(of, value, sibling, source)}`;
      case 'optional':
        return `${value} == null || ${isOf(of, value, sibling, source)}`;
      case 'forbidden':
        return `${value} == null`;
      default:
        return `${value} == null || ${isTyped(of, value, source)}`;
    }
  };
  const chain = cases.map(([condition, presence]) => {
    return `${isHolding(condition, sibling)} ? ${demand(presence)} : `;
  });
  source.demand(`${chain.join('')}${demand(otherwise)}`);
}

function isHolding(condition: Condition, sibling: Sibling): string {
  if ('is' in condition) {
    const value = sibling(condition.is);
    return any(condition.values.map(one => `${value} === ${JSON.stringify(one)}`));
  }
  if ('has' in condition) return all(condition.has.map(name => `${sibling(name)} != null`));
  if ('lacks' in condition) return all(condition.lacks.map(name => `${sibling(name)} == null`));
  return any(condition.any.map(each => isHolding(each, sibling)));
}

const all = (demands: readonly string[]) => `(${demands.join(' && ') || 'true'})`;
const any = (demands: readonly string[]) => `(${demands.join(' || ') || 'false'})`;
