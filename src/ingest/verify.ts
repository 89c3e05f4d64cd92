import type {Transform} from 'node:stream';
import type {Batch} from '../block.js';
import {sumOf} from '../ledger/batch-sum.js';
import type {Ledger} from '../ledger/index.js';
import {toTransform} from '../streams/to-transform.js';
import type {InputWatch} from './input-watch.js';

/**
 * Compares the batches of an input with what a ledger says of them, and notes how far the input is read
 * before a new one is sent. Calls when all that are known were compared. Fails with
 * `ERR_INGEST_CHANGED_INPUT`.
 */
export function verify(ledger: Ledger, watch: InputWatch, onCompared: () => void): Transform {
  const last = ledger.lastBatch;
  const all = ledger.input?.input === 'all';
  let seen = -1;
  return toTransform<Batch, Batch>(
    (batch, push) => {
      seen = batch.number;
      const known = ledger.batch(seen);
      if (known ? known.sum !== sumOf(batch) : all) throw watch.changed(batch.entries.at(0));
      if (seen >= last) onCompared();
      if (!known) ledger.noteInput({input: 'part', ...watch.mark});
      push(batch);
    },
    () => {
      if (seen < last) throw watch.changed();
    },
  );
}
