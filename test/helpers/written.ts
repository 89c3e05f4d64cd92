import type {Node} from '../../src/codec/node.js';
import {fc} from './fast-check.js';
import {Random} from './random.js';

/** A value in ways to write it that say the same, or that have more members than its kind knows. */
export const written = (datum: object): fc.Arbitrary<string> =>
  fc.constantFrom(...styles).map(style => style(datum));

const styles: readonly ((datum: object) => string)[] = [
  ...Array.from({length: 5}, () => (datum: object) => JSON.stringify(datum)),
  datum => JSON.stringify(datum, null, 1),
  datum => JSON.stringify(turned(datum)).replaceAll(/":(?=[^:])/g, '" :\t'),
  datum => JSON.stringify(datum).replaceAll('"time":', '"\\u0074ime":'),
  datum =>
    `{"unknown":[{"a":1,"a":"x"},[null,-1.5,""]],"__proto__":{"é":true,"n":1},${rest(datum)}`,
  datum => `{"time":"2020-01-01T00:00:00Z",${rest(datum)}`,
  datum =>
    `{"payload":{"a":null,"a":1,"b":"x","__proto__":[0.5]},${rest(without(datum, 'payload'))}`,
];

const turned = (datum: object) => Object.fromEntries(Object.entries(datum).reverse());

const rest = (datum: object) => JSON.stringify(datum).slice(1);

const without = (datum: object, name: string) =>
  Object.fromEntries(Object.entries(datum).filter(([key]) => key !== name));

/** Answers whether a text is JSON: what is not ends the block that it stands in. */
export function isJson(text: string | Buffer): boolean {
  try {
    JSON.parse(text.toString());
    return true;
  } catch {
    return false;
  }
}

/** Turns a record into some that are nearly it: one of its scalars, some, or a byte is another. */
export function mutantsOf(record: string, node: Node, count: number, seed: number): Buffer[] {
  const random = new Random(seed);
  const places = scalarsOf(record);
  const tokens = tokensFor(node);
  const token = (old: string): string => {
    if (random.next() < 0.5) return near(old, random);
    const sort = random.next() < 0.05 ? random.pick(sorts) : sortOf(old);
    if (sort === 'number' && random.next() < 0.3) return String(random.int(0, 2e5) / 1000);
    return random.pick(tokens[sort]);
  };
  const withOtherScalars = () => {
    const edits = new Map<Span, string>();
    for (let left = random.pick([1, 1, 2, 3]); left > 0; left--) {
      const place = random.pick(places);
      edits.set(place, token(textAt(record, place)));
    }
    return Buffer.from(replaced(record, places, edits));
  };
  const withOtherByte = () => {
    const old = Buffer.from(record);
    const from = random.int(0, old.length - 1);
    const behind = old.subarray(from + random.pick([0, 1, 1, 1, 2]));
    return Buffer.concat([old.subarray(0, from), Buffer.from([random.pick(oddBytes)]), behind]);
  };
  return Array.from({length: count}, () =>
    random.next() < 0.9 ? withOtherScalars() : withOtherByte(),
  );
}

/** Puts one digit or letter in the place of another. */
function near(token: string, random: Random): string {
  const at = random.int(0, token.length - 1);
  const other = /\d/.test(token[at]!) ? '0123456789' : 'abcxyzABC';
  return /\w/.test(token[at]!)
    ? token.slice(0, at) + random.pick([...other]) + token.slice(at + 1)
    : token;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const textAt = (record: string, {from, to}: Span) => record.slice(from, to);

/** Finds the scalars of a record that are no names. */
function scalarsOf(record: string): Span[] {
  const found = record.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|true|false|null/g);
  return [...found]
    .filter(([, , colon]) => colon === undefined)
    .map(({0: text, index}) => ({from: index, to: index + text.length}));
}

function replaced(record: string, places: readonly Span[], edits: ReadonlyMap<Span, string>) {
  let text = '';
  let from = 0;
  for (const place of places) {
    const by = edits.get(place);
    if (by === undefined) continue;
    text += record.slice(from, place.from) + by;
    from = place.to;
  }
  return text + record.slice(from);
}

const sorts = ['time', 'text', 'number', 'other'] as const;

function sortOf(token: string): (typeof sorts)[number] {
  if (/^"[0-9]{4}-/.test(token)) return 'time';
  if (token.startsWith('"')) return 'text';
  return /^[-\d.+]/.test(token) ? 'number' : 'other';
}

const quote = (text: string) => `"${text}"`;

const times = [
  ...['2021-02-28', '2021-02-29', '2024-02-29', '2021-04-30', '2021-04-31', '2021-09-31'].flatMap(
    day => [`${day}T01:02:03Z`, `${day}T01:02:03`, `${day}T01:02:03.250Z`],
  ),
  ...['2021-13-01', '2021-00-01', '2021-01-00', '2021-12-31', '0001-01-01', '0000-01-01'].map(
    day => `${day}T00:00:00Z`,
  ),
  ...['23:59:59', '24:00:00', '12:60:00', '12:00:60', '1:00:00'].map(hour => `2021-01-01T${hour}Z`),
  ...['.1Z', '.10Z', ',5Z', '.1234567890Z', 'z', '+07:00', '-25:00', '', '.000', ' Z'].map(
    ending => `2021-01-01T12:30:45${ending}`,
  ),
].map(quote);

const texts = [
  ...['', 'a', ' ', '\x7f', 'é', '🙂', '\\u0041', '\\ud800', '\\n', '\t', '\0', '\\"', '\\', '/'],
  ...[100, 101, 1000, 1001, 2047, 2048].map(length => 'x'.repeat(length)),
  ...['0123456789abcdef0123456789abcdef', '0123456789abcdef0123456789abcde', 'z'.repeat(33)],
  ...['A'.repeat(32), 'Europe/Berlin', 'https://example.org/a', 'carelink', 'percent', '2021'],
].map(quote);

const numbers = [
  ...['0', '-0', '0.0', '-0.0', '00', '01', '-01', '1.', '.5', '-', '+1', '1e0', '1E2', '1e-5'],
  ...['1.0', '1.50', '-1', '0.1', '123456789012345', '1234567890123456', '0.12345678901234'],
  ...['0.123456789012345', '99999999999999999999', '9223372036854775808', '1e400', '0.000001'],
  ...['1.2.3', '1-2', '0x10', '5.5 ', ' 5', '180', '100.10', '10.00000', '0.0000001', '12e'],
];

const others = ['true', 'false', 'null', '{}', '[]', 'tru', 'True', '{"a":1}', '["a"]', ''];

const oddBytes = [...'\0\t\n\x1f "\',-.+/0159:;ETZ[\\]_aez{|}\x7f', '\x80', '\xc3', '\xff'].map(
  character => character.charCodeAt(0),
);

/** Lists what rules of a kind are about: bounds and what is next to them, words, times. */
function tokensFor(node: Node): Tokens {
  const known = tokens.get(node);
  if (known) return known;
  const found = new Set<string>([...numbers, ...texts, ...times, ...others]);
  const seen = new Set<Node>();
  const visit = (each: Node): void => {
    if (seen.has(each)) return;
    seen.add(each);
    for (const token of ownTokens(each)) found.add(token);
    for (const part of partsOf(each)) visit(part);
  };
  visit(node);
  const bySort = Object.fromEntries(
    sorts.map(sort => [sort, [...found].filter(token => sortOf(token) === sort)]),
  ) as unknown as Tokens;
  tokens.set(node, bySort);
  return bySort;
}

type Tokens = Readonly<Record<(typeof sorts)[number], readonly string[]>>;

const tokens = new Map<Node, Tokens>();

function ownTokens(node: Node): readonly string[] {
  if (node.tag === 'oneOf') return node.values.map(quote);
  if (node.tag === 'exactly') return [quote(node.value)];
  if (node.tag === 'text') return ['x', '🙂'].map(one => quote(one.repeat((node.max ?? 9) + 1)));
  if (node.tag !== 'number') return [];
  return [node, ...(node.by?.limits ?? []).map(([, limits]) => limits)]
    .flatMap(({min, max, only = []}) => [min, max, ...only])
    .filter(bound => bound !== undefined)
    .flatMap(bound => [bound, bound - 1, bound + 1, bound - 0.00001, bound + 0.00001, -bound])
    .map(String);
}

/** Lists the nodes that one is made of. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.tag) {
    case 'list':
    case 'map':
      return [node.of];
    case 'lazy':
      return [node.of()];
    case 'choice':
      return [...node.cases.values()];
    case 'record':
      return node.rows.map(({of}) => of);
    default:
      return [];
  }
}
