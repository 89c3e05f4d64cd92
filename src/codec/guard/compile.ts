import type {ChoiceNode, LazyNode, ListNode, MapNode, Node} from '../node.js';
import {isOf} from './expression.js';
import {writeRecord} from './record.js';
import {type Guard, type Reach, Source} from './source.js';

/** Generates the guard of a node; `guardOf` finds those of the nodes below. */
export function compile(node: Node, reach: Reach, guardOf: (node: Node) => Guard): Guard {
  if (node.tag === 'lazy') return shallow(node, guardOf);
  const source = new Source(reach, guardOf);
  if (node.tag === 'record') writeRecord(node, source);
  else if (node.tag === 'list') writeList(node, source);
  else if (node.tag === 'map') writeMap(node, source);
  else if (node.tag === 'choice') writeChoice(node, source);
  else source.demand(isOf(node, 'v', noSiblings, source));
  return source.make();
}

const noSiblings = () => 'undefined';

function writeList(node: ListNode, source: Source): void {
  source.demand(`Array.isArray(v) && v.length >= ${node.min} && v.length <= ${node.max}`);
  if (node.ascending) source.add('let least = 0;');
  source.add('for (let i = 0; i < v.length; i++) {');
  source.add('const e = v[i];');
  source.demand(isOf(node.of, 'e', noSiblings, source));
  if (node.ascending) {
    source.demand('i === 0 ? e.start === 0 : e.start >= least');
    source.add('least = e.start + 1;');
  }
  source.add('}');
  if (node.unique) source.demand(`${source.use(isUnique)}(v)`);
}

function writeMap({of}: MapNode, source: Source): void {
  source.demand('typeof v === "object" && v !== null && !Array.isArray(v)');
  source.add('for (const key in v) {');
  source.add('const e = v[key];');
  source.demand('key.isWellFormed()'); // two names may be one to the platform: left to the explanation
  source.demand(isOf(of, 'e', noSiblings, source));
  source.add('}');
}

function writeChoice({on, cases}: ChoiceNode, source: Source): void {
  const guards = new Map<string, Guard>();
  for (const [value, node] of cases) {
    // Made for the first value that needs it: an input has few of all the kinds.
    guards.set(value, (v, d) => {
      const guard = source.guardOf(node);
      guards.set(value, guard);
      return guard(v, d);
    });
  }
  source.demand('typeof v === "object" && v !== null');
  source.add(`const guard = ${source.use(guards)}.get(v[${JSON.stringify(on)}]);`);
  source.demand('guard !== undefined && guard(v, d)');
}

/** Two texts are one to the platform if only broken surrogate pairs tell them apart. */
const isUnique = (texts: readonly string[]) =>
  new Set(texts).size === texts.length && texts.every(text => text.isWellFormed());

/** A record may hold itself to this depth here; deeper ones are left to the explanation. */
const maxDepth = 64;

function shallow({of}: LazyNode, guardOf: (node: Node) => Guard): Guard {
  let depth = 0;
  return (value, datum) => {
    if (depth >= maxDepth) return false;
    depth++;
    const valid = guardOf(of())(value, datum);
    depth--;
    return valid;
  };
}
