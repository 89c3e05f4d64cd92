import {Failure} from '../failure.js';
import {CountedData} from './counted-data.js';
import type {DataOfSet} from './data-of-set.js';
import type {DataSetDocument} from './documents.js';
import {KeptData} from './kept-data.js';

/** A data set and its data. */
export interface DataSetEntry {
  document: DataSetDocument;
  readonly data: DataOfSet;
}

/** Everything stored: the data sets in the order of their creation, each with its data. */
export class Tables {
  private readonly entries = new Map<string, DataSetEntry>();
  private readonly texts = new Map<string, string>();

  constructor(private readonly discard: boolean) {}

  /** Stores a data set; `uploadId` is unique, whoever owns it. */
  insert(document: DataSetDocument): void {
    if (this.entries.has(document.uploadId)) throw new Failure('data set already exists');
    const data = this.discard ? new CountedData() : new KeptData(text => this.intern(text));
    this.entries.set(document.uploadId, {document, data});
  }

  find(uploadId: string): DataSetEntry | undefined {
    return this.entries.get(uploadId);
  }

  /** Lists the data sets, of one user or all, the oldest first. */
  list(userId?: string): DataSetEntry[] {
    const all = [...this.entries.values()];
    return userId === undefined ? all : all.filter(({document}) => document._userId === userId);
  }

  remove({document}: DataSetEntry): void {
    this.entries.delete(document.uploadId);
  }

  clear(): void {
    this.entries.clear();
    this.texts.clear();
  }

  // Millions of data name the same few devices: one text in memory serves them all.
  private intern(text: string): string {
    const known = this.texts.get(text);
    if (known === undefined) this.texts.set(text, text);
    return known ?? text;
  }
}
