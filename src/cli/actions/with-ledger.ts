import {type OpenLedger, openOldLedger, type Terms} from '../../ledger/index.js';

/** Opens a ledger for a task, while no other process has it. */
export async function withLedger<T>(
  file: string,
  task: (old: OpenLedger) => Promise<T>,
): Promise<T> {
  const old = await openOldLedger(file);
  try {
    return await task(old);
  } finally {
    old.close();
  }
}

/** Reads what the run of a ledger was about. */
export const readTerms = (file: string): Promise<Terms> => withLedger(file, async old => old.terms);
