import type {Transform} from 'node:stream';
import type {Batch} from '../../block.js';
import {type Ledger, sumOf} from '../../ledger/index.js';
import {defaults} from '../../options.js';
import {toTransform} from '../../streams/to-transform.js';
import type {InputWatch} from './watch.js';

/**
 * Compares the batches of an input with what a ledger says of them, as they are made again. A settled one
 * passes once the input is compared as far as it was read for it; what is to be sent waits until all that
 * the ledger knows was compared, bytes and batches, and then `onCompared` is called. Of more than
 * `defaults.heldBytes` the oldest go as the settled do: only those that an earlier process has sent can be
 * so many. Notes how far the input is read before it lets a new batch go. Fails with
 * `ERR_INGEST_CHANGED_INPUT`.
 */
export function verify(ledger: Ledger, watch: InputWatch, onCompared: () => void): Transform {
  const last = ledger.lastBatch;
  const all = ledger.input?.input === 'all';
  const held: {readonly batch: Batch; readonly readTo: number}[] = [];
  let heldBytes = 0;
  let seen = -1;
  // Asked first: to finish a checksum takes longer.
  const isFurther = () => watch.bytes > (ledger.input?.bytes ?? -1);
  const release = (push: (batch: Batch) => void) => {
    const isCompared = seen >= last && watch.isCompared;
    if (isCompared) onCompared();
    for (const one of held.splice(0)) {
      const {batch, readTo} = one;
      const known = ledger.batch(batch.number);
      const isUrgent = known?.state === 'settled' || heldBytes > defaults.heldBytes;
      const mayPass = known !== undefined && isUrgent && readTo <= watch.comparedTo;
      if (!isCompared && !mayPass) {
        held.push(one);
        continue;
      }
      if (!known && isFurther()) ledger.noteInput({input: 'part', ...watch.mark});
      heldBytes -= batch.body.length;
      push(batch);
    }
  };
  return toTransform<Batch, Batch>(
    (batch, push) => {
      seen = batch.number;
      const known = ledger.batch(seen);
      if (known ? known.sum !== sumOf(batch) : all) throw watch.changed(batch.entries.at(0));
      held.push({batch, readTo: watch.bytes});
      heldBytes += batch.body.length;
      release(push);
    },
    push => {
      watch.end();
      if (seen < last) throw watch.changed();
      release(push);
    },
  );
}
