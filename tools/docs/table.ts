import type {ChoiceNode, Node, RecordNode, RowNode} from '../../src/codec/node.js';
import {
  type Description,
  describeScalar,
  rulesOfList,
  storedOfList,
} from '../../src/rules/describe.js';
import {code, listed, sayDemands, sayPresence} from '../../src/rules/words.js';

/** Where parts of a table are described. */
export interface Links {
  /** Records with a table of their own, further down. */
  readonly parts: ReadonlyMap<RecordNode, string>;
  /** Kinds, which have pages of their own. */
  readonly kinds: ReadonlyMap<Node, string>;
}

/** Prints the fields of a record as a table, with those of its parts that have no table of their own. */
export const tableOf = (node: RecordNode, links: Links): string =>
  [
    '| field | JSON type | presence | rule | unit | stored |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rowsOf(node, '', links),
    ...sayDemands(node).map(demand => `\n${sentence(demand)}`),
  ].join('\n');

function rowsOf(node: RecordNode, prefix: string, links: Links): string[] {
  return node.rows.flatMap(row => {
    const {name, of, storedAs} = row;
    const {cases, otherwise} = checkedAs(node, row);
    const path = `${prefix}${name}`;
    const {type, rules, unit = '', stored} = describe(of, links);
    const kept = storedAs === name ? stored : [...stored, `under ${code(storedAs)}`];
    const cells = [
      code(path),
      type,
      sayPresence(cases, otherwise),
      rules.join('; '),
      unit,
      kept.join('; '),
    ];
    return [`| ${cells.join(' | ')} |`, ...rowsBelow(of, path, links)];
  });
}

/** A field that is only parsed has any value of its type. */
function checkedAs(
  {checks, shapes}: RecordNode,
  row: RowNode,
): Pick<RowNode, 'cases' | 'otherwise'> {
  const isChecked = checks.some(check => 'row' in check && check.row.name === row.name);
  return isChecked || shapes.length > 0 ? row : {cases: [], otherwise: 'unchecked'};
}

function rowsBelow(node: Node, path: string, links: Links): string[] {
  if (node.tag === 'list') return rowsBelow(node.of, `${path}[].`, links);
  if (node.tag === 'map') return rowsBelow(node.of, `${path}.*`, links);
  if (node.tag === 'choice') {
    return casesOf(node).flatMap(([, each]) =>
      links.kinds.has(each) ? [] : rowsBelow(each, path, links),
    );
  }
  if (node.tag !== 'record' || links.parts.has(node)) return [];
  return rowsOf(node, path.endsWith('.') ? path : `${path}.`, links);
}

function describe(node: Node, links: Links): Description {
  switch (node.tag) {
    case 'lazy':
      return describe(node.of(), links);
    case 'list': {
      const {type, rules, ...element} = describe(node.of, links);
      return {
        ...element,
        type: `array of ${type}`,
        rules: [...rulesOfList(node), ...rules.map(rule => `each ${rule}`)],
        stored: [...element.stored, ...storedOfList(node)],
      };
    }
    case 'map': {
      const {type, ...member} = describe(node.of, links);
      return {...member, type: `object, by name: ${type}`};
    }
    case 'record':
      return describeRecord(node, links);
    case 'choice':
      return describeChoice(node, links);
    default:
      return describeScalar(node);
  }
}

function describeRecord(node: RecordNode, {parts}: Links): Description {
  const part = parts.get(node);
  if (part !== undefined)
    return {type: `object: [${part}](#${anchor(part)})`, rules: [], stored: []};
  return {type: 'object', rules: sayDemands(node), stored: []};
}

function describeChoice(node: ChoiceNode, links: Links): Description {
  const cases = casesOf(node).map(([told, each]) => {
    const kind = links.kinds.get(each);
    if (kind !== undefined) return `[${kind}](${fileOf(kind)})`;
    const part = links.parts.get(each);
    return part === undefined ? told : `[${part}](#${anchor(part)})`;
  });
  const stored = node.embedded ? [storedEmbedded(node.embedded)] : [];
  return {type: `object: ${cases.join(' or ')}`, rules: [], stored};
}

function storedEmbedded({unlinked}: {readonly unlinked: readonly string[]}): string {
  const except = unlinked.length > 0 ? `, except ${listed(unlinked, 'or')}` : '';
  return `as a datum of its own, linked by its id${except}`;
}

/** Gives the records to choose from, and how each is told. */
const casesOf = ({on, cases}: ChoiceNode, before = ''): [told: string, RecordNode][] =>
  [...cases].flatMap(([value, each]): [string, RecordNode][] => {
    const told = `${before}${code(on)} ${code(value)}`;
    if (each.tag === 'choice') return casesOf(each, `${told}, `);
    return each.tag === 'record' ? [[told, each]] : [];
  });

/** Names the file of a kind's page or schema. */
export const fileOf = (kind: string, ending = '.md'): string => kind.replaceAll('/', '-') + ending;

/** Prints the anchor of a heading. */
const anchor = (heading: string) => heading.toLowerCase();

const sentence = (text: string) => `${text[0]!.toUpperCase()}${text.slice(1)}.`;
