/// <reference lib="es2024.string" />

import {isObject, type JsonObject} from '../json/value.js';
import {put} from '../json/well-formed.js';
import type {ChoiceNode, ListNode, Node, RecordNode} from '../node.js';
import {isThere, type Surroundings} from '../siblings.js';
import {inByteOrder} from '../text-order.js';
import {normaliseScalar} from './scalar.js';

/** Takes a normalised datum found inside another; gives the link that stays in its place, if any. */
export type TakeOut = (datum: Record<string, unknown>, link: 'linked' | 'unlinked') => unknown;

/** Gives what the platform stores of a valid value: units converted, texts sorted, data taken out. */
export function normalise(node: Node, value: JsonObject, takeOut: TakeOut): unknown {
  return new Normaliser(takeOut).run(node, value);
}

/** Deeper than this a record that holds itself is filled in later, so that the stack suffices. */
const maxDepth = 64;

type Receive = (normal: unknown) => void;

class Normaliser {
  private depth = 0;
  private readonly postponed: (() => void)[] = [];

  constructor(private readonly takeOut: TakeOut) {}

  run(node: Node, value: JsonObject): unknown {
    let result: unknown;
    this.visit(node, value, {near: value, datum: value}, normal => (result = normal));
    for (let next = this.postponed.pop(); next; next = this.postponed.pop()) next();
    return result;
  }

  private visit(node: Node, value: unknown, around: Surroundings, receive: Receive): void {
    if (node.tag === 'list') receive(this.list(node, value as unknown[], around));
    else if (node.tag === 'lazy') this.later(() => this.visit(node.of(), value, around, receive));
    else if (!isObject(value)) receive(normaliseScalar(node, value, around));
    else if (node.tag === 'map') receive(this.map(node.of, value, around));
    else if (node.tag === 'record') receive(this.record(node, value, around));
    else if (node.tag === 'choice') receive(this.choice(node, value, around));
    else receive(normaliseScalar(node, value, around));
  }

  private list({of, sorted}: ListNode, values: readonly unknown[], around: Surroundings) {
    const list: unknown[] = new Array(values.length);
    values.forEach((value, index) => {
      this.visit(of, value, around, normal => (list[index] = normal));
    });
    return sorted ? inByteOrder(list as string[]) : list;
  }

  private map(of: Node, values: JsonObject, around: Surroundings) {
    const map: Record<string, unknown> = {};
    for (const key of Object.keys(values)) {
      this.visit(of, values[key], around, normal => put(map, key.toWellFormed(), normal));
    }
    return map;
  }

  private record({rows, datum}: RecordNode, near: JsonObject, around: Surroundings) {
    const record: Record<string, unknown> = {};
    const inside = {near, datum: datum ? near : around.datum};
    for (const {name, of, storedAs} of rows) {
      if (!isThere(near, name) || isDropped(of, near[name])) continue;
      this.visit(of, near[name], inside, normal => {
        if (normal !== undefined) record[storedAs] = normal;
      });
    }
    return record;
  }

  /** The discriminators come first, then what they chose. */
  private choice({on, cases, embedded}: ChoiceNode, value: JsonObject, around: Surroundings) {
    const chosen = cases.get(value[on] as string)!;
    const record: Record<string, unknown> = {[on]: value[on]};
    this.visit(chosen, value, around, normal => Object.assign(record, normal));
    if (!embedded) return record;
    const second = chosen.tag === 'choice' ? String(value[chosen.on]) : '';
    return this.takeOut(record, embedded.unlinked.includes(second) ? 'unlinked' : 'linked');
  }

  private later(visit: () => void): void {
    if (this.depth < maxDepth) {
      this.depth++;
      visit();
      this.depth--;
      return;
    }
    this.postponed.push(() => {
      this.depth = 0;
      visit();
    });
  }
}

const isDropped = (node: Node, value: unknown) =>
  node.tag === 'list' && node.dropEmpty && (value as unknown[]).length === 0;
