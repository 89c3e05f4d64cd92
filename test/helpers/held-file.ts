import type {EntryFile} from '../../src/ledger/ledger.js';

/** A ledger's file whose disk works only when it is released, and not while it is held, as at first. */
export function heldFile(): EntryFile & {
  readonly lines: string[];
  release(): void;
  hold(): void;
} {
  const lines: string[] = [];
  let release = () => {};
  let disk: Promise<void>;
  const hold = () => {
    disk = new Promise<void>(resolve => {
      release = resolve;
    });
  };
  hold();
  return {
    ...{lines, hold},
    release: () => release(),
    write: entry => void lines.push(JSON.stringify(entry)),
    flushed: async () => {},
    sync() {},
    synced: () => disk,
  };
}
