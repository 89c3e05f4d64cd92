import * as t from 'io-ts';
import {type Issue, pathOf} from './issue.js';
import {isObject} from './json/value.js';
import type {Node} from './node.js';

/** A broken rule as an error of io-ts; `message` is `detail`, the pointer begins at the datum. */
export interface DatumError extends t.ValidationError, Issue {
  readonly message: string;
  readonly path: readonly string[];
}

const codecs = new WeakMap<Node, t.Decoder<unknown, unknown>>();

/** Remembers which codec states a node, for the context of errors. */
export function register(node: Node, codec: t.Decoder<unknown, unknown>): void {
  codecs.set(node, codec);
}

/** Makes errors of io-ts of what is broken in a value of the node. */
export const errorsOf = (
  node: Node,
  value: unknown,
  issues: readonly Issue[],
  context: t.Context,
): DatumError[] => issues.map(issue => new Refusal(issue, {node, value, context}));

interface Origin {
  readonly node: Node;
  readonly value: unknown;
  readonly context: t.Context;
}

/** Works out path and context when asked: a list of a million wrong elements has a million errors. */
class Refusal implements DatumError {
  readonly stage: Issue['stage'];
  readonly code: string;
  readonly pointer: string;
  readonly detail: string;
  readonly #origin: Origin;

  constructor({stage, code, pointer, detail}: Issue, origin: Origin) {
    this.stage = stage;
    this.code = code;
    this.pointer = pointer;
    this.detail = detail;
    this.#origin = origin;
  }

  get message(): string {
    return this.detail;
  }

  get path(): readonly string[] {
    return pathOf(this.pointer);
  }

  get context(): t.Context {
    return contextOf(this.path, this.#origin);
  }

  get value(): unknown {
    return this.context.at(-1)?.actual;
  }
}

/** Walks value and node down the path; what has no codec of its own is `t.unknown`. */
function contextOf(path: readonly string[], {node, value, context}: Origin): t.Context {
  const entries = context.length > 0 ? [...context] : [entry('', node, value)];
  let [at, actual]: [Node | undefined, unknown] = [node, value];
  for (const key of path) {
    at = at && below(at, key, actual);
    actual = typeof actual === 'object' && actual !== null ? (actual as never)[key] : undefined;
    entries.push(entry(key, at, actual));
  }
  return entries;
}

const entry = (key: string, node: Node | undefined, actual: unknown): t.ContextEntry => ({
  key,
  type: (node && codecs.get(node)) ?? t.unknown,
  actual,
});

function below(node: Node, key: string, value: unknown): Node | undefined {
  switch (node.tag) {
    case 'list':
    case 'map':
      return node.of;
    case 'lazy':
      return below(node.of(), key, value);
    case 'record':
      return node.rows.find(row => row.name === key)?.of;
    case 'choice': {
      const chosen = isObject(value) ? node.cases.get(value[node.on] as string) : undefined;
      return chosen && below(chosen, key, value);
    }
    default:
      return undefined;
  }
}
