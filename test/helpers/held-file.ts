import type {EntryFile} from '../../src/ledger/ledger.js';

/** A ledger's file whose disk takes its time: nothing is synced before it is released. */
export function heldFile(): EntryFile & {readonly lines: string[]; release(): void} {
  const lines: string[] = [];
  let release = () => {};
  const disk = new Promise<void>(resolve => {
    release = resolve;
  });
  return {
    lines,
    release: () => release(),
    write: entry => void lines.push(JSON.stringify(entry)),
    sync() {},
    synced: () => disk,
  };
}
