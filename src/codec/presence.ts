import type {Field} from './field.js';
import type {Condition, Presence, PresenceCases, RuleNode} from './node.js';

/** A field in a table. `need` is what its static type says: a member, or one that may be absent. */
export interface Row<A = unknown, N extends 'required' | 'optional' = 'required' | 'optional'> {
  readonly field: Field<A>;
  readonly need: N;
  readonly cases: PresenceCases;
  readonly otherwise: Presence;
  readonly late: boolean;
  readonly storedAs?: string | undefined;
}

/** Asks for a field. */
export const required = <A>(field: Field<A>): Row<A, 'required'> => ({
  ...row(field, [], 'required'),
  need: 'required',
});

/** Allows a field; `storedAs` is its name in what is stored, where that differs. */
export const optional = <A>(field: Field<A>, options: {storedAs?: string} = {}) => ({
  ...row(field, [], 'optional'),
  ...options,
});

/** Forbids a field. */
export const forbidden = <A>(field: Field<A>) => row(field, [], 'forbidden');

/**
 * Asks for a field where the condition holds; elsewhere it is forbidden, or what `else` says.
 * `late`: the refusal of its presence follows the one of its value.
 */
export const requiredWhen = <A>(
  condition: Condition,
  field: Field<A>,
  options: {else?: Presence; late?: boolean} = {},
) => ({
  ...row(field, [[condition, 'required']], options.else ?? 'forbidden'),
  late: options.late ?? false,
});

/** Allows a field where the condition holds and forbids it elsewhere. */
export const optionalWhen = <A>(condition: Condition, field: Field<A>) =>
  row(field, [[condition, 'optional']], 'forbidden');

/** Forbids a field where the condition holds and allows it elsewhere. */
export const forbiddenWhen = <A>(condition: Condition, field: Field<A>) =>
  row(field, [[condition, 'forbidden']], 'optional');

/** Takes the presence of the first condition that holds; where none does, only the type is judged. */
export const dependsOn = <A>(cases: PresenceCases, field: Field<A>) =>
  row(field, cases, 'unchecked');

/** Asks for any of the fields; a row of the table (key `$`) at the place where it is checked. */
export const anyOf = (...names: readonly string[]): RuleNode => ({
  demand: 'any',
  names,
  suffices: names,
});

/** Asks for one of two forms: refused in the name of `names` where none of `suffices` is there. */
export const eitherOf = (names: readonly string[], suffices: readonly string[]): RuleNode => ({
  demand: 'one',
  names,
  suffices,
});

function row<A>(field: Field<A>, cases: PresenceCases, otherwise: Presence): Row<A, 'optional'> {
  return {field, need: 'optional', cases, otherwise, late: false};
}
