import type {Check, Node, RecordNode, RowNode} from '../codec/node.js';
import {holds, isThere, presenceOf} from '../codec/siblings.js';
import type {Draw, RecordDraw} from './draw.js';

/** A record while it is made. */
export interface Making {
  readonly node: RecordNode;
  readonly draws: RecordDraw;
  /** What it holds so far. */
  readonly near: Record<string, unknown>;
  /** Fields that were not drawn, but of which one had to appear. */
  readonly picked: Set<string>;
  readonly build: (of: Node, draw: Draw) => unknown;
}

/**
 * Decides which fields of a record are there and what those without parts hold. Fields depend on
 * fields, some on each other, so it goes over them until nothing changes.
 */
export function settle(making: Making): void {
  for (let round = 0; settleOnce(making); round++) {
    if (round > maxRounds) throw new TypeError('the fields of a record contradict each other');
  }
}

/** Answers whether a value of the node has parts that a rule looks into. */
export const isParted = ({tag}: Node): boolean =>
  tag === 'list' || tag === 'map' || tag === 'record' || tag === 'choice' || tag === 'lazy';

/** More than any chain of dependent fields is long. */
const maxRounds = 20;

/** Stands in for a value with parts until it is made. */
const toBeMade = {};

function settleOnce(making: Making): boolean {
  let changed = false;
  for (const row of rowsOf(making)) {
    if (place(row, making)) changed = true;
  }
  return pick(making) || changed;
}

/** Gives each field as it is checked, or as it stands in the table where it is not. */
function rowsOf({node, near}: Making): RowNode[] {
  const shape = node.shapes.find(([condition]) => holds(condition, near));
  const checked = new Map<string, RowNode>();
  for (const check of shape?.[1] ?? node.checks) {
    if (isRow(check)) checked.set(check.row.name, check.row);
  }
  return node.rows.map(row => checked.get(row.name) ?? row);
}

const isRow = (check: Check): check is Extract<Check, {row: RowNode}> => 'row' in check;

/** Sets or removes a field; answers whether that changed anything. */
function place(row: RowNode, {draws, near, picked, build}: Making): boolean {
  const {name, of} = row;
  const drawn = draws.rows[name];
  if (!drawn) return false;
  const before = near[name];
  const asked = presenceOf(row, near);
  const isWanted = drawn.presence === 'there' || picked.has(name);
  if (asked === 'required' || (asked !== 'forbidden' && isWanted)) {
    near[name] = isParted(of) ? (before ?? toBeMade) : build(of, drawn.draw);
  } else if (drawn.presence === 'null') {
    near[name] = null;
  } else {
    delete near[name];
  }
  return near[name] !== before;
}

/** Picks a field where one of several must be there and none is; answers whether it did. */
function pick({node, draws, near, picked}: Making): boolean {
  for (const check of node.checks) {
    if (isRow(check) || check.rule.suffices.some(name => isThere(near, name))) continue;
    const names = check.rule.suffices.filter(name => draws.rows[name]);
    picked.add(names[Math.floor(draws.pick * names.length)]!);
    return true;
  }
  return false;
}
