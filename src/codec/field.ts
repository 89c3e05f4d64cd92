import * as t from 'io-ts';
import {errorsOf, register} from './context.js';
import {explain} from './explain/index.js';
import {guardOf} from './guard/index.js';
import type {Guard} from './guard/source.js';
import type {Node} from './node.js';

/**
 * A codec that judges and never changes: decode hands back the very value it was given, and fails
 * with `DatumError`s. `node` is the only statement of its rule; guard, explanation and all else
 * are made of it.
 */
export class Field<A> extends t.Type<A, A, unknown> {
  /** Decodes as `decode` does, but asks no guard: for what one has not let pass. */
  readonly judge: t.Decode<unknown, A>;

  constructor(
    name: string,
    readonly node: Node,
  ) {
    let guard: Guard | undefined; // generated when it is first needed
    const isClearly = (value: unknown) => {
      guard ??= guardOf(node, 'all members');
      return guard(value, value);
    };
    const judge: t.Validate<unknown, A> = (value, context) => {
      const issues = explain(node, value);
      if (issues.length === 0) return t.success(value as A);
      return t.failures(errorsOf(node, value, issues, context));
    };
    super(
      name,
      (value): value is A => isClearly(value) || explain(node, value).length === 0,
      (value, context) => (isClearly(value) ? t.success(value as A) : judge(value, context)),
      t.identity,
    );
    // A context, which only a refusal needs, is not made before.
    this.decode = value => (isClearly(value) ? t.success(value as A) : this.judge(value));
    this.judge = value => judge(value, [{key: '', type: this, actual: value}]);
    register(node, this);
  }
}
