import type {JsonObject} from '../codec/json/value.js';
import type {Node, RecordNode} from '../codec/node.js';
import type {Surroundings} from '../codec/siblings.js';
import type {Draw, RecordDraw} from './draw.js';
import {isParted, settle} from './settle.js';

export type Build = (node: Node, draw: Draw, around: Surroundings) => unknown;

/**
 * Makes a record whose fields agree with each other: first which are there and those without parts,
 * then the parts, which only need to be there for the others. A datum is gone over twice: the units
 * of one part may set the ranges of another, and of fields of the datum itself.
 */
export function buildRecord(
  node: RecordNode,
  draws: RecordDraw,
  datum: JsonObject,
  build: Build,
): JsonObject {
  const near: Record<string, unknown> = {};
  const around = {near, datum: node.datum ? near : datum};
  const buildHere = (of: Node, draw: Draw) => build(of, draw, around);
  const making = {node, draws, near, picked: new Set<string>(), build: buildHere};
  const passes = node.datum ? 2 : 1;
  for (let pass = 0; pass < passes; pass++) {
    settle(making);
    for (const {name, of} of node.rows) {
      if (isParted(of) && near[name]) near[name] = buildHere(of, draws.rows[name]!.draw);
    }
  }
  settle(making);
  return near;
}
