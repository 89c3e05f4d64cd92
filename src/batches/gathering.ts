import type {Batch, BatchEntry, Item} from '../block.js';
import {addToFingerprint} from './fingerprint.js';
import {copyWithIds, spliceBytes} from './id-slots.js';

const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** A body in the making: records are copied into it once, and the blocks they came in are let go. */
export class Gathering {
  #body: Buffer;
  #length = 1;
  readonly #entries: BatchEntry[] = [];

  /** `bytes`: how long the body may become; it grows beyond at the cost of a copy. */
  constructor(
    readonly deviceId: string | undefined,
    bytes: number,
  ) {
    this.#body = Buffer.allocUnsafeSlow(bytes);
    this.#body[0] = openBracket;
  }

  get count(): number {
    return this.#entries.length;
  }

  /** Bytes of the body, were it closed now. */
  get bytes(): number {
    return this.#length + 1;
  }

  /** Bytes of the body with one more record, in which `slots` ids are put. */
  bytesWith(record: Buffer, slots: readonly number[]): number {
    return this.bytes + record.length + slots.length * spliceBytes + (this.count > 0 ? 1 : 0);
  }

  add(item: Item, record: Buffer, slots: readonly number[]): void {
    this.#makeRoom(this.bytesWith(record, slots));
    if (this.count > 0) this.#body[this.#length++] = comma;
    const start = this.#length;
    const ids = copyWithIds(record, slots, this.#body, start);
    this.#length += record.length + slots.length * spliceBytes;
    const {index, file, byte, line, kind, records} = item;
    const deviceId = deviceOf(item);
    const end = this.#length;
    let fingerprint = 0;
    for (const {hash} of item.identities ?? []) {
      if (hash) fingerprint = addToFingerprint(fingerprint, hash);
    }
    // One literal: a spread would cost more than all the rest here.
    this.#entries.push({
      index,
      file,
      byte,
      line,
      kind,
      records,
      deviceId,
      start,
      end,
      ids,
      fingerprint,
    });
  }

  /** Ends the body; `number` is the batch's place among all of its run. */
  toBatch(number: number): Batch {
    this.#body[this.#length++] = closeBracket;
    return {
      number,
      deviceId: this.deviceId,
      body: this.#body.subarray(0, this.#length),
      entries: this.#entries,
    };
  }

  #makeRoom(bytes: number): void {
    if (bytes <= this.#body.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(bytes, this.#body.length * 2));
    this.#body.copy(larger, 0, 0, this.#length);
    this.#body = larger;
  }
}

/** Reads the device a decoded item belongs to. */
export function deviceOf({value}: Item): string | undefined {
  return (value as {deviceId?: string | null}).deviceId ?? undefined;
}
