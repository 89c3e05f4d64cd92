import {type Portion, portionOf} from './data-of-set.js';
import type {Row} from './row.js';
import type {DataSetEntry} from './tables.js';

/**
 * Gives back what a set had archived: data with a hash of the set's own take on their state, group
 * by group. The platform reads the groups into one variable that it does not reset, so what one
 * group lacks is taken from the group before it; in the tries on record those archived came first
 * (reference session.md, section 9.3).
 */
export function unarchive(
  {document, data}: DataSetEntry,
  rows: readonly Row[],
  at: string,
  portion: Portion,
): void {
  const archived = rows.filter(row => row.archivedDatasetId === document.uploadId);
  const changes: {row: Row; active: boolean; to: string | undefined; time: string | undefined}[] =
    [];
  const gone = new Set<Row>();
  let datasetId: string | undefined;
  let time: string | undefined;
  for (const group of groupsOf(data.matching())) {
    datasetId = group.archivedDatasetId ?? datasetId;
    time = group.archivedTime ?? time;
    if (group.active !== (datasetId === undefined) || group.active !== (time === undefined))
      continue;
    for (const row of archived) {
      if (gone.has(row) || !group.hashes.has(row.hash)) continue;
      changes.push({row, active: group.active, to: datasetId, time});
      if (datasetId !== document.uploadId) gone.add(row);
    }
  }
  for (const {row, active, to, time} of portionOf(changes, portion)) {
    row.change(at, active);
    row.archivedDatasetId = to;
    row.archivedTime = time;
  }
}

interface Group {
  readonly active: boolean;
  readonly archivedDatasetId: string | undefined;
  readonly archivedTime: string | undefined;
  readonly hashes: Set<string | undefined>;
}

function groupsOf(rows: readonly Row[]): Group[] {
  const groups = new Map<string, Group>();
  for (const {active, archivedDatasetId, archivedTime, hash} of rows) {
    const key = `${active} ${archivedDatasetId} ${archivedTime}`;
    const group = groups.get(key) ?? {active, archivedDatasetId, archivedTime, hashes: new Set()};
    if (hash !== undefined) group.hashes.add(hash);
    groups.set(key, group);
  }
  const isArchived = (group: Group) => (group.archivedDatasetId === undefined ? 1 : 0);
  return [...groups.values()].sort((a, b) => isArchived(a) - isArchived(b));
}
