import {printInt} from '../go/number.js';
import {quoteAll} from '../go/quote.js';
import type {JsonObject} from '../json/value.js';
import type {Check, NumberNode, RecordNode, RowNode, RuleNode} from '../node.js';
import {holds, isThere, presenceOf} from '../siblings.js';
import {checkLimits} from './check-number.js';
import type {Scope, Visit} from './scope.js';
import type {Walk} from './walk.js';

/** Reports which fields of a record are missing, forbidden or wrong, step by step. */
export function checkRecord(
  node: RecordNode,
  near: JsonObject,
  walk: Walk,
  {datum, start}: Scope,
  visit: Visit,
): void {
  const inside: Scope = {near, datum: node.datum ? near : datum};
  for (const step of stepsOf(node, near)) {
    if ('rule' in step) {
      checkRule(step.rule, near, walk);
    } else if (step.row.name === 'start' && start !== undefined) {
      checkStart(step.row, start, near, walk);
    } else {
      checkRow(step, walk, inside, visit);
    }
  }
}

const stepsOf = ({shapes, checks}: RecordNode, near: JsonObject): readonly Check[] =>
  shapes.find(([condition]) => holds(condition, near))?.[1] ?? checks;

type RowCheck = Extract<Check, {row: RowNode}>;

function checkRow({row, part}: RowCheck, walk: Walk, inside: Scope, visit: Visit): void {
  const {near} = inside;
  const presence = presenceOf(row, near);
  const present = isThere(near, row.name);
  const wrongly = present ? presence === 'forbidden' : presence === 'required';
  const looked = present && presence !== 'unchecked' && (row.late || presence !== 'forbidden');
  const told = part !== 'right' && wrongly;
  const visited = part !== 'there' && looked;
  if (!told && !visited) return; // of most of the fields that a kind may have
  walk.at(row.name, () => {
    if (told && !row.late) reportPresence(present, walk);
    if (visited) visit(row.of, near[row.name], inside);
    if (told && row.late) reportPresence(present, walk);
  });
}

function reportPresence(present: boolean, walk: Walk): void {
  if (present) walk.report('value-exists', 'value exists');
  else walk.report('value-not-exists', 'value does not exist');
}

/** Reports a segment of a schedule that does not begin after the one before it. */
function checkStart({name, of}: RowNode, least: number, near: JsonObject, walk: Walk): void {
  const {max} = of as NumberNode;
  walk.at(name, () => {
    if (!isThere(near, name)) return reportPresence(false, walk);
    const value = near[name] as number;
    if (least !== 0) return checkLimits(of as NumberNode, value, {min: least, max}, walk);
    if (value === 0) return;
    walk.report('value-out-of-range', `value ${printInt(value)} is not equal to 0`);
  });
}

function checkRule({demand, names, suffices}: RuleNode, near: JsonObject, walk: Walk): void {
  if (suffices.some(name => isThere(near, name))) return;
  walk.report(
    `values-not-exist-for-${demand}`,
    `values do not exist for ${demand} of ${quoteAll(names)}`,
  );
}
