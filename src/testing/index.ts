import type fc from 'fast-check';
import type {Node} from '../codec/node.js';
import type * as catalogue from '../datum/catalogue.js';
import {Datum} from '../datum/decode.js';
import {findKind} from '../datum/find.js';
import type {Kind} from '../datum/kinds.js';
import {build} from './build.js';
import {drawsOf} from './draw.js';

type Catalogue = typeof catalogue;

/** The static type of a kind's data, by its name. */
export type DatumOf<K extends Kind> = {
  [N in keyof Catalogue as Catalogue[N]['kind']]: Catalogue[N]['codec']['_A'];
}[K];

/**
 * Gives valid data of a kind, for property tests with fast-check: every field, alternative and
 * embedded datum occurs, numbers up to the ends of their ranges, and absent fields as null too.
 * They shrink to the required fields.
 */
export const arbitraryDatum = <K extends Kind>(kind: K): fc.Arbitrary<DatumOf<K>> =>
  arbitraryOf(findKind(kind)!.codec.node) as fc.Arbitrary<DatumOf<K>>;

/** Gives valid data of all kinds. */
export const anyDatum = (): fc.Arbitrary<Datum> => arbitraryOf(Datum.node) as fc.Arbitrary<Datum>;

const arbitraryOf = (node: Node): fc.Arbitrary<unknown> =>
  drawsOf(node)!.map(draw => build(node, draw, {near: {}, datum: {}}));
