import type {Transform} from 'node:stream';
import type {Batch} from '../../block.js';
import {sumOf} from '../../ledger/batch-sum.js';
import type {Ledger} from '../../ledger/index.js';
import {defaults} from '../../options.js';
import {toTransform} from '../../streams/to-transform.js';
import type {InputWatch} from './watch.js';

/**
 * Compares the batches of an input with what a ledger says of them, as they are made again. Those that are
 * settled pass at once; what is to be sent waits until all that the ledger knows was compared, bytes and
 * batches, and then `onCompared` is called. Of more than `defaults.heldBytes` the oldest go: only those
 * that an earlier process has sent can be so many, and each agrees with its own checksum. Notes how far the
 * input is read before it lets a new batch go. Fails with `ERR_INGEST_CHANGED_INPUT`.
 */
export function verify(ledger: Ledger, watch: InputWatch, onCompared: () => void): Transform {
  const last = ledger.lastBatch;
  const all = ledger.input?.input === 'all';
  const held: Batch[] = [];
  let heldBytes = 0;
  let seen = -1;
  const releaseTo = (most: number, push: (batch: Batch) => void) => {
    while (heldBytes > most && held.length > 0) {
      const batch = held.shift()!;
      heldBytes -= batch.body.length;
      if (!ledger.batch(batch.number)) ledger.noteInput({input: 'part', ...watch.mark});
      push(batch);
    }
  };
  return toTransform<Batch, Batch>(
    (batch, push) => {
      seen = batch.number;
      const known = ledger.batch(seen);
      if (known ? known.sum !== sumOf(batch) : all) throw watch.changed(batch.entries.at(0));
      const isCompared = seen >= last && watch.isCompared;
      if (isCompared) onCompared();
      if (known?.state === 'settled') push(batch);
      else {
        held.push(batch);
        heldBytes += batch.body.length;
      }
      if (isCompared) releaseTo(0, push);
      else if (known) releaseTo(defaults.heldBytes, push);
    },
    push => {
      watch.end();
      if (seen < last) throw watch.changed();
      onCompared();
      releaseTo(0, push);
    },
  );
}
