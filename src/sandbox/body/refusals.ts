import {explain} from '../../codec/explain/index.js';
import type {Node} from '../../codec/index.js';
import {Refusal} from '../context.js';
import {errorsB} from '../family-b.js';
import {byBytes} from '../go-json.js';
import type {ErrorDetail} from '../reply.js';
import {titleOf} from '../titles.js';

/** Fewest characters that a text field may have; `more`: it must have more than that. */
export interface LeastLength {
  readonly field: string;
  readonly least: number;
  readonly more?: boolean;
}

/**
 * Asks a body to follow a table: type errors and unknown fields first, and only without them the
 * broken rules, in the order of the table.
 * @throws Refusal 400
 */
export function requireTable(
  node: Node & {tag: 'record'},
  body: Readonly<Record<string, unknown>>,
  lengths: readonly LeastLength[],
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
  const validate = [...issues, ...tooShort(body, lengths)].sort((a, b) => rank(a) - rank(b));
  if (validate.length > 0) throw new Refusal(errorsB(400, validate.map(toDetail)));
}

interface Found {
  readonly code: string;
  readonly detail: string;
  readonly pointer: string;
}

function tooShort(
  body: Readonly<Record<string, unknown>>,
  lengths: readonly LeastLength[],
): Found[] {
  return lengths.flatMap(({field, least, more}) => {
    const length = [...((body[field] ?? '-'.repeat(least + 1)) as string)].length;
    if (more ? length > least : length >= least) return [];
    const relation = more ? 'greater than' : 'greater than or equal to';
    const detail = `length ${length} is not ${relation} ${least}`;
    return [{code: 'length-out-of-range', detail, pointer: pointerTo(field)}];
  });
}

function toDetail({code, detail, pointer}: Found): ErrorDetail {
  return {code, title: titleOf(code), detail, source: {pointer}};
}

const pointerTo = (key: string) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
