import {problem} from '../../errors.js';
import {deleteDataSet, probeDataSet} from '../../tidepool/data-sets.js';
import {canAsk, confirm} from '../confirm.js';
import type {Context} from '../context.js';
import {table} from '../output/table.js';
import {type DataSetsFlags, type DataSetsTask, describe, rowsOf} from './data-sets.js';
import {deleteSets, listSets, ofLedger} from './ledger-sets.js';

/** The flags of `data-sets delete`. */
export interface DeleteFlags extends DataSetsFlags {
  readonly yes?: true;
}

/** Deletes a set with all its data, once it was shown and somebody agreed. */
export const deleteOne =
  (id: string, {yes}: DeleteFlags, context: Context): DataSetsTask =>
  async on => {
    if (!yes) {
      const dataSet = await describe(id, on.client);
      const state = await probeDataSet(id, on);
      const rows = [['  state', state], ...(dataSet ? rowsOf(dataSet) : [])];
      const lines = [`Data set ${id}, with all its data, would be deleted:`, ...table(rows)];
      for (const line of [...lines, consequence]) context.messages.say(line);
      if (!canAsk(context)) throw unconfirmed();
      if ((await confirm('Delete it?', context)) === 'no') {
        return {result: {dataSetId: id, state}, lines: ['Nothing is deleted.']};
      }
    }
    await deleteDataSet(id, on);
    return {result: {dataSetId: id, state: 'deleted'}, lines: [`${id} is deleted`]};
  };

/**
 * Deletes every set of a ledger. Who names a ledger names an upload of this program, so without a terminal
 * that is enough; at one it is shown and asked.
 */
export const deleteAll =
  (file: string, {yes}: DeleteFlags, context: Context): DataSetsTask =>
  async on => {
    if (!yes && canAsk(context)) {
      const found = await ofLedger(file, listSets)(on);
      const lines = ['These data sets, with all their data, would be deleted:', ...found.lines];
      for (const line of [...lines, consequence]) context.messages.say(line);
      if ((await confirm('Delete them?', context)) === 'no') {
        return {...found, lines: ['Nothing is deleted.']};
      }
    }
    return ofLedger(file, deleteSets)(on);
  };

const consequence =
  'There is no way back. Older duplicates that its close has put away become visible again.';

const unconfirmed = () =>
  problem('ERR_INGEST_USAGE', {
    message: 'nothing is deleted: nobody can be asked here, so say --yes if that is meant.',
  });
