import {dataId} from '../codec/formats.js';
import {guardOf} from '../codec/guard/index.js';
import {isObject, type JsonObject} from '../codec/json/value.js';
import type {ListNode, Node, RecordNode, RowNode} from '../codec/node.js';
import {isThere, presenceOf} from '../codec/siblings.js';
import type {ChangeName} from './changes.js';
import {repairText} from './repair-text.js';

type Note = (name: ChangeName) => void;

/**
 * Mends what the platform refuses in a datum, or in the data and records inside it, wherever its
 * node tells what was meant. Hands back the very datum where there is nothing to do.
 */
export const repair = (datum: JsonObject, node: RecordNode, note: Note): JsonObject =>
  new Repairing(datum, note).record(datum, node);

/** Gives a value of a node mended by itself; undefined where it says nothing and can be left out. */
export const repairField = (value: unknown, node: Node, note: Note): unknown =>
  new Repairing({}, note).value(value, node);

class Repairing {
  constructor(
    private readonly datum: JsonObject,
    private readonly note: Note,
  ) {}

  record(record: JsonObject, node: RecordNode): JsonObject {
    let mended: Record<string, unknown> | undefined;
    for (const row of node.rows) {
      const value = record[row.name];
      if (!isThere(record, row.name)) continue;
      const other = this.member(value, row, record, node);
      if (other === value) continue;
      mended ??= {...record};
      if (other === undefined) delete mended[row.name];
      else mended[row.name] = other;
    }
    return mended ?? record;
  }

  /** Gives another value, the same, or undefined for none. */
  value(value: unknown, node: Node): unknown {
    if (value === null) return this.drop();
    if (typeof value === 'string') {
      const text = repairText(value, node, this.note);
      return text === value || typeof text === 'string' ? text : this.value(text, node);
    }
    if (node.tag === 'lazy') return this.value(value, node.of());
    if (node.tag === 'list') return Array.isArray(value) ? this.list(value, node) : value;
    if (!isObject(value)) return value;
    const inside = this.inside(value, node);
    return isEmpty(inside, node) && !guardOf(node, 'known members')(inside, this.datum)
      ? this.drop()
      : inside;
  }

  private member(value: unknown, row: RowNode, record: JsonObject, {datum}: RecordNode): unknown {
    if (datum && row.name === 'id' && !dataId.test(String(value))) {
      this.note('foreign-id');
      return undefined;
    }
    // What is asked for stays, to be refused for what it is.
    const fate = presenceOf(row, record) === 'required' ? 'stays' : 'may go';
    return this.attempt(value, row.of, fate, datum ? record : this.datum);
  }

  /** Notes what was done only where it is of use. */
  private attempt(value: unknown, node: Node, fate: 'stays' | 'may go', datum = this.datum) {
    const notes = new Set<ChangeName>();
    const other = new Repairing(datum, name => notes.add(name)).value(value, node);
    if (other === undefined && fate === 'stays') return value;
    for (const name of notes) this.note(name);
    return other;
  }

  private list(list: readonly unknown[], node: ListNode): unknown {
    // Of elements that say nothing only free-form ones may go: in a schedule each has its place.
    const fate = node.of.tag === 'metadata' ? 'may go' : 'stays';
    const mended = list.map(element => this.attempt(element, node.of, fate));
    const kept = mended.filter(element => element !== undefined);
    if (kept.length === 0 && node.min > 0) return this.drop();
    return mended.every((each, at) => each === list[at]) ? list : kept;
  }

  private inside(value: JsonObject, node: Node): JsonObject {
    if (node.tag === 'record') return this.record(value, node);
    if (node.tag === 'choice') {
      const chosen = node.cases.get(value[node.on] as string);
      return chosen ? this.inside(value, chosen) : value;
    }
    if (node.tag !== 'map') return value;
    const entries = Object.entries(value).map(([name, each]) => [
      name,
      this.attempt(each, node.of, 'stays'),
    ]);
    return entries.every(([name, each]) => each === value[name as string])
      ? value
      : Object.fromEntries(entries);
  }

  private drop(): undefined {
    this.note('empty-value');
    return undefined;
  }
}

/** Null members of free-form objects are dropped before they are looked at, those of records are absent. */
const isEmpty = (value: JsonObject, {tag}: Node) =>
  tag !== 'map' && Object.values(value).every(member => member === null);
