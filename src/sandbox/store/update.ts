import type {DataSetDocument} from './documents.js';
import type {DataSetEntry} from './tables.js';

/** Gives fields of a data set new values; every update counts one revision. */
export function update(entry: DataSetEntry, set: Partial<DataSetDocument>): void {
  const revision = (entry.document.revision ?? 0) + 1;
  entry.document = {...entry.document, ...set, revision};
}

/** Marks a data set as deleted, unless it is already, or says that somebody did. */
export function markDeleted(entry: DataSetEntry, at: string, set: Partial<DataSetDocument>): void {
  const {deletedTime, deletedUserId} = entry.document;
  if (deletedTime === undefined && deletedUserId === undefined)
    update(entry, {...set, deletedTime: at});
}
