import type {DatumFault} from '../../block.js';
import {layouts} from '../../codec/go/time.js';
import type {Node} from '../../codec/node.js';
import {findKind, kinds} from '../../datum/index.js';

/**
 * Says what a datum must be like that broke a rule, without the value that it has: the platform's wording
 * (reference: errors) begins with the value, and may end with one of a neighbouring field.
 */
export function ruleOf({code, pointer, detail}: DatumFault): string {
  const said = rules.get(code);
  if (said !== undefined) return said;
  if (code.startsWith('type-not-')) return `must be ${typeNames.get(code) ?? code.slice(9)}`;
  if (!templated.has(code)) return 'refused by the platform, see its code';
  if (code === 'value-out-of-range' && isBoundByNeighbour(pointer)) {
    return 'must be in its range, and fit the field beside it that bounds it';
  }
  const [, demand] = template.exec(detail) ?? [];
  if (demand === undefined) return `see the code ${code}`;
  return formats.get(demand) ?? `must be ${unlisted(demand)}`;
}

const rules: ReadonlyMap<string, string> = new Map([
  ['value-not-exists', 'must be there'],
  ['value-exists', 'must not be there beside the other fields of this datum'],
  ['value-empty', 'must not be empty'],
  ['value-duplicate', 'must not repeat an earlier element of its list'],
  ['value-not-after', 'must not lie before the time that it follows'],
  ['value-not-parsable', 'must be a time with its zone, such as 2026-01-31T08:00:00Z'],
  ['values-not-exist-for-any', 'at least one of the fields it may have must be there'],
  ['values-not-exist-for-one', 'one of the two fields it may have must be there'],
  ['json-malformed', 'every number must fit into 64 bits (no 1e400)'],
  ['utf8-invalid', 'must be text in UTF-8'],
  ['record-too-large', 'must be no longer than 16 MiB'],
  ['record-too-deep', 'must not nest deeper than 256 brackets'],
  ['device-not-of-data-set', 'must be of the device that the data set names'],
  ['request-too-large', 'must fit into a request that the platform takes'],
]);

const typeNames: ReadonlyMap<string, string> = new Map([
  ['type-not-object', 'an object'],
  ['type-not-array', 'an array'],
  ['type-not-string', 'a text'],
  ['type-not-bool', 'true or false'],
  ['type-not-int', 'a whole number'],
  ['type-not-float64', 'a number'],
  ['type-not-time', 'a time, written as a text'],
]);

const templated: ReadonlySet<string> = new Set([
  ...['value-out-of-range', 'value-not-allowed', 'value-not-valid'],
  ...['length-out-of-range', 'size-out-of-range'],
]);

/** `value 1001 is not between 0 and 1000`: a number, a text or a length, and what it is not. */
const template = /^(?:value|length|size) (?:"(?:[^"\\]|\\.)*"|\S+) is not (.+)$/s;

const formats: ReadonlyMap<string, string> = new Map([
  [
    `valid as time with layout "${layouts.local}"`,
    'must be a time without zone, such as 2026-01-31T08:00:00, of a day that there is',
  ],
  ['valid time zone name', 'must be the name of a time zone, such as Europe/Berlin'],
  ['valid as data id', 'must be an id of 32 characters of 0-9 and a-z'],
]);

/** Writes a list of allowed values as people do. */
const unlisted = (demand: string): string =>
  demand.replace(/^one of \[(.*)\]$/s, (_, list: string) => `one of ${list.replaceAll('"', '')}`);

function isBoundByNeighbour(pointer: string): boolean {
  bounded ??= new Set(kinds.flatMap(kind => [...boundedBelow(findKind(kind)!.codec.node)]));
  return bounded.has(pointer.slice(pointer.lastIndexOf('/') + 1));
}

let bounded: ReadonlySet<string> | undefined;

/** Names the fields below a node whose bounds hang on the value of another. */
function* boundedBelow(node: Node, seen = new Set<Node>()): Generator<string> {
  if (seen.has(node)) return;
  seen.add(node);
  if (node.tag === 'lazy') yield* boundedBelow(node.of(), seen);
  else if (node.tag === 'list' || node.tag === 'map') yield* boundedBelow(node.of, seen);
  else if (node.tag === 'choice') {
    for (const each of node.cases.values()) yield* boundedBelow(each, seen);
  } else if (node.tag === 'record') {
    for (const {name, of} of node.rows) {
      if (of.tag === 'number' && (of.atLeast ?? of.atMost ?? of.within)) yield name;
      else yield* boundedBelow(of, seen);
    }
  }
}
