import * as t from 'io-ts';
import {errorsOf, register} from './context.js';
import {explain} from './explain/index.js';
import {guardOf} from './guard/index.js';
import type {Node} from './node.js';

/**
 * A codec that judges and never changes: decode hands back the very value it was given.
 * `node` is the only statement of its rule; the guard, the explanation and all else are made of it.
 */
export class Field<A> extends t.Type<A, A, unknown> {
  constructor(
    name: string,
    readonly node: Node,
  ) {
    super(
      name,
      (value): value is A => guardOf(node)(value, value) || explain(node, value).length === 0,
      (value, context) => {
        if (guardOf(node)(value, value)) return t.success(value as A);
        const issues = explain(node, value);
        return issues.length === 0 ? t.success(value as A) : t.failures(errorsOf(node, value, issues, context));
      },
      t.identity,
    );
    register(node, this);
  }
}
