import type {Node, RecordNode} from '../../src/codec/node.js';
import {recordNode} from '../../src/codec/records.js';
import type {DatumKind} from '../../src/datum/index.js';
import {findKind, kinds} from '../../src/datum/index.js';
import {base} from '../../src/datum/shared/base.js';
import {code, listed} from '../../src/rules/words.js';
import {partsOf} from '../../src/schema/index.js';
import {fileOf, tableOf} from './table.js';

const kindsByNode = new Map<Node, string>(kinds.map(kind => [findKind(kind)!.node, kind]));
const baseNode = recordNode(base, {});

/** Prints the page of a kind: its own fields, what identifies it, and its parts. */
export function kindPage({kind, type, discriminator, node, identity}: DatumKind): string {
  const own = ownOf(node);
  const told = [`${code('type')} ${code(type)}`];
  if (discriminator) told.push(`${code(discriminator[0])} ${code(discriminator[1])}`);
  const fields = ['time', 'type', ...(discriminator ? [discriminator[0]] : []), ...identity];
  return lines(
    `# ${kind}`,
    `Told by ${told.join(' and ')}. [JSON Schema](../../schema/${fileOf(kind, '.json')}).`,
    `Identified by the user, the device or data set, ${listed(fields, 'and')}.`,
    own.rows.length > 0
      ? 'Beside the [fields of every kind](README.md#fields-of-every-kind):'
      : 'It has no fields beside [those of every kind](README.md#fields-of-every-kind).',
    ...tables(own),
  );
}

/** Prints the index: the kinds, and what they have in common. */
export const indexPage = (): string =>
  lines(
    '# Kinds of data',
    'Generated from the codecs by `npm run generate`; a rule stands nowhere else.',
    kinds.map(kind => `[${kind}](${fileOf(kind)})`).join(' · '),
    '## How to read the tables',
    '`a.b` is a member of a member, `a[].b` one of each element, `a.*.b` one of each member whatever its name. Null is absent everywhere, and members that no table lists are ignored. A range by units holds where these are known. Characters are code points. A unit `/units/bg` stands at that place of the datum. Glucose in mg/dL is stored in mmol/L, to five decimals.',
    '## Fields of every kind',
    ...tables(baseNode),
  );

function tables(node: RecordNode): string[] {
  const parts = partsOf(node, kindsByNode);
  const links = {parts, kinds: kindsByNode};
  const below = [...parts].flatMap(([part, name]) => [`### ${name}`, tableOf(part, links)]);
  return node.rows.length > 0 ? [tableOf(node, links), ...below] : [];
}

function ownOf(node: RecordNode): RecordNode {
  const isOwn = (name: string) => !Object.hasOwn(base, name);
  return {
    ...node,
    rows: node.rows.filter(({name}) => isOwn(name)),
    checks: node.checks.filter(check => 'rule' in check || isOwn(check.row.name)),
  };
}

const lines = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`;
