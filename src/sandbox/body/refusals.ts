import {explain} from '../../codec/explain/index.js';
import type {Node} from '../../codec/index.js';
import {Refusal} from '../context.js';
import {errorsB} from '../family-b.js';
import {byBytes} from '../go-json.js';
import type {ErrorDetail} from '../reply.js';
import {titleOf} from '../titles.js';

/** What is wrong with a field, before it has a title. */
export interface Found {
  readonly code: string;
  readonly detail: string;
  readonly pointer: string;
}

/** A rule that no table says: what it finds wrong in a body whose types are right. */
export type Rule = (body: Readonly<Record<string, unknown>>) => Found | undefined;

/**
 * Asks a body to follow a table: type errors and unknown fields first, and only without them the
 * broken rules, in the order of the table.
 * @throws Refusal 400
 */
export function requireTable(
  node: Node & {tag: 'record'},
  body: Readonly<Record<string, unknown>>,
  rules: readonly Rule[],
): void {
  const fields = node.rows.map(({name}) => name);
  const issues = explain(node, body);
  const unknown = Object.keys(body)
    .filter(key => !fields.includes(key))
    .sort(byBytes);
  const parse = [
    ...issues.filter(({stage}) => stage === 'parse').map(toDetail),
    ...unknown.map(key =>
      toDetail({code: 'not-parsed', detail: 'not parsed', pointer: pointerTo(key)}),
    ),
  ];
  if (parse.length > 0) throw new Refusal(errorsB(400, parse));
  const rank = ({pointer}: Found) => fields.indexOf(pointer.split('/')[1]!);
  const found = rules.map(rule => rule(body)).filter(issue => issue !== undefined);
  const validate = [...issues, ...found].sort((a, b) => rank(a) - rank(b));
  if (validate.length > 0) throw new Refusal(errorsB(400, validate.map(toDetail)));
}

/** Asks for a text of so many characters, if there is one. */
export const atLeast =
  (field: string, least: number): Rule =>
  body =>
    tooShort(field, body[field], least, `greater than or equal to ${least}`);

/** Asks for a text of more characters than that, if there is one. */
export const moreThan =
  (field: string, least: number): Rule =>
  body =>
    tooShort(field, body[field], least + 1, `greater than ${least}`);

function tooShort(field: string, value: unknown, least: number, relation: string) {
  const length = typeof value === 'string' ? [...value].length : Infinity;
  if (length >= least) return undefined;
  const detail = `length ${length} is not ${relation}`;
  return {code: 'length-out-of-range', detail, pointer: pointerTo(field)};
}

function toDetail({code, detail, pointer}: Found): ErrorDetail {
  return {code, title: titleOf(code), detail, source: {pointer}};
}

const pointerTo = (key: string) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
