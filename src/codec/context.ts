import * as t from 'io-ts';
import type {Issue, Stage} from './issue.js';
import type {Node} from './node.js';

/** A broken rule as an error of io-ts; `message` is `detail`. */
export interface DatumError extends t.ValidationError {
  readonly stage: Stage;
  /** Stable code, such as `value-out-of-range`. */
  readonly code: string;
  /** JSON pointer relative to the datum; `''` for the datum itself. */
  readonly pointer: string;
  /** The rule and the value, in the platform's wording. */
  readonly detail: string;
  readonly path: readonly string[];
}

const decoders = new WeakMap<Node, t.Decoder<unknown, unknown>>();

/** Remembers which codec states a node, for the context of errors. */
export function register(node: Node, decoder: t.Decoder<unknown, unknown>): void {
  decoders.set(node, decoder);
}

/** Makes the Left of a refusal. */
export function refuse<A>(
  node: Node,
  value: unknown,
  issues: readonly Issue[],
  context: t.Context,
): t.Validation<A> {
  void node;
  return t.failures(
    issues.map(({stage, code, path, detail}): DatumError => {
      const pointer = path
        .map(key => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
        .join('');
      return {value, context, message: detail, stage, code, path, pointer, detail};
    }),
  );
}
