import type {Transform} from 'node:stream';
import type {Batch, BatchEntry} from '../block.js';
import {problem} from '../errors.js';
import {sumOf} from '../ledger/batch-sum.js';
import type {Ledger} from '../ledger/index.js';
import {toTransform} from '../streams/to-transform.js';

/** Batches that may wait: as many as can have been in flight when the earlier process ended, and some. */
const mostHeld = 64;

/**
 * Compares the batches of an input with what a ledger says of them. Those that are still to be sent wait
 * until the last one that the ledger knows was compared: of another input nothing is sent.
 */
export function verify(ledger: Ledger, name: string): Transform {
  const last = ledger.lastBatch;
  const done = ledger.end?.end === 'done';
  let held: Batch[] = [];
  let seen = -1;
  const release = (push: (batch: Batch) => void) => {
    for (const batch of held) push(batch);
    held = [];
  };
  const changed = (place?: BatchEntry) =>
    problem('ERR_INGEST_CHANGED_INPUT', {ledger: name, ...(place && {place})});
  return toTransform<Batch, Batch>(
    (batch, push) => {
      seen = batch.number;
      const known = ledger.batch(seen);
      if (known ? known.sum !== sumOf(batch) : done) throw changed(batch.entries.at(0));
      if (seen < last && known?.state !== 'settled' && held.length < mostHeld) held.push(batch);
      else {
        if (seen >= last || held.length >= mostHeld) release(push);
        push(batch);
      }
    },
    push => {
      if (seen < last) throw changed();
      release(push);
    },
  );
}
