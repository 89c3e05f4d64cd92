import {type DataOfSet, type Portion, portionOf} from './data-of-set.js';
import type {DatumDocument} from './documents.js';
import {type InsertCommon, makeRows, type Row} from './row.js';
import {keyOf, type SelectorKind, type Selectors} from './selectors.js';
import {Tallies, type Tally} from './tally.js';

/** Keeps the data of a set; an index is made when selectors of its kind first ask for it. */
export class KeptData implements DataOfSet {
  private readonly rows = new Set<Row>();
  private readonly indexes = new Map<SelectorKind, Map<string, Row[]>>();

  constructor(private readonly intern: (text: string) => string) {}

  get size(): number {
    return this.rows.size;
  }

  get active(): number {
    let active = 0;
    for (const row of this.rows) if (row.active) active += 1;
    return active;
  }

  add(documents: readonly DatumDocument[], common: InsertCommon): void {
    for (const row of makeRows(documents, common, this.intern)) {
      this.rows.add(row);
      for (const [kind, index] of this.indexes) enter(index, kind, row);
    }
  }

  matching(selectors?: Selectors): Row[] {
    if (selectors === undefined) return [...this.rows];
    const index = this.indexOf(selectors.kind);
    return [...new Set(selectors.values)].flatMap(value => index.get(value) ?? []);
  }

  remove(rows: readonly Row[]): void {
    for (const row of rows) {
      this.rows.delete(row);
      for (const [kind, index] of this.indexes) leave(index, kind, row);
    }
  }

  activate(at: string, portion: Portion): void {
    const hidden = this.matching().filter(row => !row.active && row.deletedTime === undefined);
    for (const row of portionOf(hidden, portion)) {
      row.change(at, true);
      row.archivedDatasetId = undefined;
      row.archivedTime = undefined;
    }
  }

  tallies(): readonly Tally[] {
    const counts = new Tallies();
    for (const {kind, deviceId, active} of this.rows)
      counts.add({kind, deviceId, data: 1, active: active ? 1 : 0});
    return counts.list();
  }

  clear(): void {
    this.rows.clear();
    this.indexes.clear();
  }

  private indexOf(kind: SelectorKind): Map<string, Row[]> {
    const known = this.indexes.get(kind);
    if (known) return known;
    const index = new Map<string, Row[]>();
    for (const row of this.rows) enter(index, kind, row);
    this.indexes.set(kind, index);
    return index;
  }
}

function enter(index: Map<string, Row[]>, kind: SelectorKind, row: Row): void {
  const key = keyOf(kind, row);
  if (key === undefined) return;
  const rows = index.get(key);
  if (rows) rows.push(row);
  else index.set(key, [row]);
}

function leave(index: Map<string, Row[]>, kind: SelectorKind, row: Row): void {
  const key = keyOf(kind, row);
  const rows = key === undefined ? undefined : index.get(key);
  if (rows) rows.splice(rows.indexOf(row), 1);
}
