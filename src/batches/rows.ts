import type {BatchEntry, Entries} from '../block.js';
import {COLUMNS, Column} from './columns.js';

/**
 * The data of a batch as rows of numbers. An object for each would outlive the young generation
 * while its batch waits and is sent, which costs more than all else that is done to a datum here.
 */
export class Rows implements Entries {
  readonly length: number;

  /** `texts` are what the numbers of files, kinds and devices mean. */
  constructor(
    private readonly table: Float64Array,
    private readonly texts: readonly (string | undefined)[],
  ) {
    this.length = table.length / COLUMNS;
  }

  at(place: number): BatchEntry {
    const at = place * COLUMNS;
    const {table, texts} = this;
    const byte = table[at + Column.byte]!;
    const line = table[at + Column.line]!;
    return {
      index: table[at + Column.index]!,
      file: texts[table[at + Column.file]!]!,
      byte: Number.isNaN(byte) ? undefined : byte,
      line: Number.isNaN(line) ? undefined : line,
      kind: texts[table[at + Column.kind]!],
      records: table[at + Column.records]!,
      deviceId: texts[table[at + Column.device]!],
      start: table[at + Column.start]!,
      end: table[at + Column.end]!,
      ids: Array.from({length: this.idsOf(place)}, (_, number) => this.idAt(place, number)),
      fingerprint: table[at + Column.fingerprint]!,
    };
  }

  idsOf(place: number): number {
    return this.table[place * COLUMNS + Column.ids]!;
  }

  idAt(place: number, number: number): number {
    return this.table[place * COLUMNS + Column.firstId + number]!;
  }

  sumOf(property: 'records' | 'fingerprint', places?: readonly number[]): number {
    const column = Column[property];
    let sum = 0;
    if (places) for (const place of places) sum += this.table[place * COLUMNS + column]!;
    else for (let at = column; at < this.table.length; at += COLUMNS) sum += this.table[at]!;
    return sum;
  }

  distinct(property: 'kind' | 'deviceId'): readonly (string | undefined)[] {
    const column = property === 'kind' ? Column.kind : Column.device;
    const numbers = new Set<number>();
    for (let at = column; at < this.table.length; at += COLUMNS) numbers.add(this.table[at]!);
    return [...numbers].map(number => this.texts[number]);
  }

  *[Symbol.iterator](): Generator<BatchEntry> {
    for (let place = 0; place < this.length; place++) yield this.at(place);
  }
}
