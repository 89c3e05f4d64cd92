import {kindOf} from '../../datum/index.js';
import type {DatumDocument} from './documents.js';

/** How many data there are of one kind and device, and how many of them are visible. */
export interface Tally {
  /** The type, where it is none of the known kinds. */
  readonly kind: string;
  readonly deviceId: string | undefined;
  data: number;
  active: number;
}

/** Counts data by kind and device. */
export class Tallies {
  private readonly found = new Map<string, Tally>();

  /** Finds the count of a kind and device, to be changed. */
  of(kind: string, deviceId: string | undefined): Tally {
    const key = `${kind} ${deviceId ?? ''}`;
    let tally = this.found.get(key);
    if (!tally) this.found.set(key, (tally = {kind, deviceId, data: 0, active: 0}));
    return tally;
  }

  add({kind, deviceId, data, active}: Tally): void {
    const tally = this.of(kind, deviceId);
    tally.data += data;
    tally.active += active;
  }

  list(): Tally[] {
    return [...this.found.values()];
  }

  clear(): void {
    this.found.clear();
  }
}

/** Names the kind of a document. */
export const kindOfDocument = (document: DatumDocument): string =>
  kindOf(document) ?? document.type;
