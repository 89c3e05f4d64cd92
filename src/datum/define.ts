import {Field} from '../codec/field.js';
import type {Node, RecordNode} from '../codec/node.js';
import {choiceNode, recordNode, type Table, type TypeOfTable} from '../codec/records.js';
import {base} from './shared/base.js';

type Base = TypeOfTable<typeof base>;

/** The discriminators of a kind: `basal/suspend` is type `basal`, delivery type `suspend`. */
export type Discriminators<K extends string> = K extends `basal/${infer D}`
  ? {type: 'basal'; deliveryType: D}
  : K extends `${infer T extends 'bolus' | 'deviceEvent'}/${infer S}`
    ? {type: T; subType: S}
    : {type: K};

/** One of the 31 kinds of data: what its members are, how it is told, what identifies it. */
// biome-ignore lint/suspicious/noExplicitAny: io-ts types are invariant, so no other argument admits every kind
export interface DatumKind<K extends string = string, A = any> {
  readonly kind: K;
  readonly type: string;
  /** The second discriminator and its value, where the type has one. */
  readonly discriminator: readonly [key: 'deliveryType' | 'subType', value: string] | undefined;
  readonly codec: Field<A>;
  /** The record alone, discriminators taken for granted. */
  readonly node: RecordNode;
  /** Fields that identify it, beyond user, device or data set, time, type and discriminator. */
  readonly identity: readonly string[];
  /** Fields that hold a whole datum, stored as one of its own. */
  readonly embedded: readonly string[];
}

/** Defines a kind by its own fields (the base fields come first) and how they are checked. */
export function defineDatum<const K extends string, T extends Table>(
  kind: K,
  table: T,
  options: {order?: readonly string[]; identity?: readonly (keyof T & string)[]} = {},
): DatumKind<K, Flat<Discriminators<K> & Base & TypeOfTable<T>>> {
  const {type, discriminator} = tell(kind);
  const order = options.order && [...Object.keys(base), ...options.order];
  const node = recordNode({...base, ...table}, order ? {order} : {}, true);
  const whole: Node = discriminator
    ? choiceNode(type, discriminator[0], new Map([[discriminator[1], node]]))
    : {tag: 'choice', on: 'type', cases: new Map([[type, node]])};
  const codec = new Field<Flat<Discriminators<K> & Base & TypeOfTable<T>>>(kind, whole);
  const {identity = []} = options;
  return {kind, type, discriminator, codec, node, identity, embedded: embeddedIn(node)};
}

/**
 * Makes the field of a datum inside another, stored as a datum of its own with a link to it;
 * kinds in the order in which a refusal lists them. No link stays to the `unlinked`.
 */
export function embedded<const D extends readonly DatumKind[]>(
  kinds: D,
  options: {unlinked?: readonly string[]} = {},
): Field<D[number]['codec']['_A']> {
  const [{type, discriminator} = {type: '', discriminator: undefined}] = kinds;
  const cases = new Map(kinds.map(each => [each.discriminator?.[1] ?? '', each.node]));
  return new Field(type, {
    tag: 'choice',
    on: 'type',
    cases: new Map([[type, {tag: 'choice', on: discriminator?.[0] ?? '', cases}]]),
    embedded: {unlinked: options.unlinked ?? []},
  });
}

const embeddedIn = ({rows}: RecordNode): string[] =>
  rows.flatMap(({name, of}) => (of.tag === 'choice' && of.embedded ? [name] : []));

type Flat<T> = {[K in keyof T]: T[K]};

const types = ['basal', 'bolus', 'deviceEvent'];

function tell(kind: string): Pick<DatumKind, 'type' | 'discriminator'> {
  const slash = kind.indexOf('/');
  const type = slash < 0 ? kind : kind.slice(0, slash);
  if (!types.includes(type)) return {type: kind, discriminator: undefined};
  const key = type === 'basal' ? 'deliveryType' : 'subType';
  return {type, discriminator: [key, kind.slice(slash + 1)]};
}
