import type {DataSetReport, TargetReport} from '../model.js';

/** How the data sets of a run are taken back: by the ledger where there is one, else one by one. */
export function undoCommands(
  dataSets: readonly DataSetReport[],
  target: TargetReport,
  ledger: string | undefined,
): string[] {
  const {userId, baseUrl} = target;
  if (baseUrl === null || baseUrl === 'sandbox' || userId === null) return [];
  const there = dataSets.filter(({state}) => state !== 'deleted');
  const where = `--user-id ${quoted(userId)} --base-url ${quoted(baseUrl)}`;
  if (ledger !== undefined && there.length > 0) {
    return [`tidepool-ingest data-sets delete --state ${quoted(ledger)} ${where}`];
  }
  return there.map(
    ({dataSetId}) => `tidepool-ingest data-sets delete ${quoted(dataSetId)} ${where}`,
  );
}

/** Writes a word so that a shell takes it as it is. */
function quoted(word: string): string {
  if (/^[\w@%+=:,./][\w@%+=:,./-]*$/.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
