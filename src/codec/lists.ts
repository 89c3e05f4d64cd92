import {Field} from './field.js';

/** How many elements a list takes (1 to 100 unless told), and what becomes of them. */
export interface ListRule {
  readonly min?: number;
  readonly max?: number;
  /** Refuses the second of two equal texts. */
  readonly unique?: boolean;
  /** Stores the texts in byte order. */
  readonly sorted?: boolean;
  /** Stores nothing for a list without elements. */
  readonly dropEmpty?: boolean;
}

/** Makes the field of a list. */
export const list = <A>(of: Field<A>, rule: ListRule = {}) =>
  new Field<A[]>(`${of.name}[]`, {
    tag: 'list',
    min: 1,
    max: 100,
    unique: false,
    sorted: false,
    dropEmpty: false,
    ascending: false,
    ...rule,
    of: of.node,
  });

/** Makes the field of a day's segments: `start` is 0 first and ascends after; any number of them. */
export const schedule = <A extends {start: number}>(of: Field<A>) =>
  new Field<A[]>(`schedule of ${of.name}`, {
    tag: 'list',
    min: 0,
    max: Infinity,
    unique: false,
    sorted: false,
    dropEmpty: false,
    ascending: true,
    of: of.node,
  });

/** Makes the field of an object whose member names are free. */
export const mapOf = <A>(of: Field<A>) =>
  new Field<Record<string, A>>(`map of ${of.name}`, {tag: 'map', of: of.node});
