import type {Item} from '../block.js';
import {isObject, type JsonObject} from '../codec/json/value.js';
import type {Node, NumberNode, RecordNode} from '../codec/node.js';
import {lookUp, type Surroundings} from '../codec/siblings.js';
import {type DatumKind, findKind, kindOf} from '../datum/index.js';
import type {Owner} from '../identity/index.js';
import {fixedInDatum, fixedMembers} from './fixed.js';
import {frameOf, type IdentityFrame, mostConverted} from './identity.js';
import {signatureOf} from './signature.js';
import type {Step} from './step.js';
import {partsOf, type Token} from './tokens.js';
import {anyOf, type Varying, varyingOf} from './vary.js';

/** How a valid record is written, and what of it may vary so that it stays valid. */
export interface Pattern extends PatternDatum {
  readonly steps: readonly Step[];
  /** That of the record it was made of. */
  readonly signature: number;
  /** Bytes a record may have. */
  readonly mostBytes: number;
  readonly kind: string;
  readonly deviceId: string | undefined;
  readonly embedded: PatternDatum | undefined;
}

/** A datum of a record. */
export interface PatternDatum {
  /** Whether it has an `id` of its own. */
  readonly id: 'own' | 'none';
  /** What identifies it, if anything does. */
  readonly identity: IdentityFrame | undefined;
}

/**
 * Makes the pattern of a record that was judged and found valid. Undefined where none would be of use,
 * or where too much hangs together.
 */
export function patternOf({kind: name, value, bytes}: Item, owner: Owner): Pattern | undefined {
  if (!bytes || bytes.length > longest || !isObject(value)) return undefined;
  return new Writer(bytes.toString('latin1'), owner).write(findKind(name!)!, value);
}

/** A longer record seldom comes twice, and takes long to look at. */
const longest = 2_048;

/** Go prints at most 6 bytes for one, and metadata may have 4,096: what is so short is never too large. */
const roomForMetadata = 682;

const isConverted = ({converts}: NumberNode, around: Surroundings) =>
  converts?.from.includes(lookUp(converts.ref, around) as string);

/** What identifies a datum and varies. */
interface Told {
  readonly of: 'datum' | 'embedded';
  time: 'told' | 'missing';
  number: {readonly name: string; readonly printed: 'as written' | 'converted'} | undefined;
}

class Writer {
  private readonly steps: Step[] = [];
  /** Where what is still to be written begins. */
  private from = 0;
  /** Bytes of the metadata that may vary, here. */
  private metadata = 0;
  private inner: PatternDatum | undefined;

  constructor(
    private readonly text: string,
    private readonly owner: Owner,
  ) {}

  write(kind: DatumKind, value: JsonObject): Pattern | undefined {
    const datum = this.datum(kind, 0, value, 'datum');
    if (!datum) return undefined;
    this.same(this.text.length);
    return {
      ...datum,
      steps: this.steps,
      signature: signatureOf(this.text),
      mostBytes: this.mostBytes(),
      kind: kind.kind,
      deviceId: (value.deviceId as string | null | undefined) ?? undefined,
      embedded: this.inner,
    };
  }

  /** Goes through the datum that begins at `start`. */
  private datum(kind: DatumKind, start: number, value: JsonObject, of: Told['of']) {
    const told: Told = {of, time: 'missing', number: undefined};
    const around = {near: value, datum: value};
    if (!this.record(kind.node, start, around, {kind, told})) return undefined;
    if (told.time === 'missing') return undefined;
    const identity = frameOf(kind, value, this.owner, told.number);
    if (!identity) return undefined;
    const id = value.id == null ? 'none' : 'own';
    return {id, identity: identity === 'nothing' ? undefined : identity} as const;
  }

  /** Tells how long a record may be so that its metadata are never too large: what surrounds them stays. */
  private mostBytes(): number {
    if (this.metadata === 0) return Infinity;
    const same = this.steps.reduce(
      (sum, step) => sum + (step.tag === 'same' ? step.text.length : 0),
      0,
    );
    return Math.max(0, same - this.metadata + roomForMetadata);
  }

  /** Goes through the members of a record, or of a datum of a kind; false where one stands twice. */
  private record(
    node: RecordNode,
    start: number,
    around: Surroundings,
    {kind, told}: {kind?: DatumKind; told?: Told} = {},
  ): boolean {
    const fixed = kind ? fixedInDatum(kind, around.near) : fixedMembers(node, around.near);
    const keys = new Set<string>();
    for (const token of partsOf(this.text, start)) {
      const {key} = token;
      if (keys.has(key)) return false;
      keys.add(key);
      if (fixed.has(key)) continue;
      const row = node.rows.find(({name}) => name === key);
      const tells = key === 'time' || kind?.identity.includes(key);
      if (!row) this.any(token);
      else if (!this.member(row.of, token, around, tells ? told : undefined)) return false;
    }
    return true;
  }

  /** Goes through a member; what identifies the datum is noted in `told`. */
  private member(node: Node, token: Token, {near, datum}: Surroundings, told?: Told): boolean {
    const value = near[token.key];
    if (node.tag === 'choice') {
      return !node.embedded || !isObject(value) || this.embedded(token, value);
    }
    if (node.tag === 'record') {
      if (node.shapes.length > 0 || !isObject(value)) return true;
      return this.record(node, token.start, {near: value, datum});
    }
    if (node.tag === 'metadata' && token.end - token.start <= roomForMetadata) {
      this.metadata += token.end - token.start;
      this.any(token);
      return true;
    }
    if (value === null) return true;
    const around = {near, datum};
    const varying = varyingOf(node, this.textOf(token), around);
    if (varying && told) this.identifies(token, node, varying, around, told);
    else if (varying) this.varies(token, varying);
    return true;
  }

  /** Goes through an embedded datum, of which none has another. */
  private embedded({start, end}: Token, value: JsonObject): boolean {
    this.inner = this.datum(findKind(kindOf(value)!)!, start, value, 'embedded');
    this.same(end - 1);
    this.steps.push({tag: 'id'});
    return this.inner !== undefined;
  }

  /** Goes through a value that no rule looks at. */
  private any(token: Token): void {
    const first = this.text[token.start];
    if (first === '{' || first === '[') {
      for (const part of partsOf(this.text, token.start)) this.any(part);
      return;
    }
    const varying = anyOf(this.textOf(token));
    if (varying) this.varies(token, varying);
  }

  private textOf({start, end}: Token): string {
    return this.text.slice(start, end);
  }

  /** Has told what identifies the datum: its time, or a number, which may have to be converted. */
  private identifies(
    token: Token,
    node: Node,
    varying: Varying,
    around: Surroundings,
    told: Told,
  ): void {
    const name = token.key;
    if (node.tag !== 'number') {
      told.time = 'told';
      this.varies(token, varying, told);
    } else if (!isConverted(node, around)) {
      told.number = {name, printed: 'as written'};
      this.varies(token, varying, told);
    } else if (varying.step.tag === 'number' && !this.textOf(token).includes('.')) {
      const {min, max} = varying.step;
      const bounds = {min: Math.max(min, 0), max: Math.min(max, mostConverted)};
      told.number = {name, printed: 'converted'};
      this.varies(token, {...varying, step: {tag: 'number', integer: true, ...bounds}}, told);
    }
  }

  private varies(token: Token, {step, start, length}: Varying, told?: Told): void {
    this.same(token.start + start);
    if (told) this.steps.push({tag: 'told', of: told.of});
    this.steps.push(step);
    this.from = token.start + start + length;
  }

  /** Asks for the bytes up to here as they are. */
  private same(to: number): void {
    if (to > this.from) this.steps.push({tag: 'same', text: this.text.slice(this.from, to)});
    this.from = to;
  }
}
