import type {DataSetReport, Report, TargetReport} from '../model/report.js';

/** What the commands about the data sets of a run are made of. */
export interface CommandsOf {
  readonly dataSets: readonly DataSetReport[];
  readonly target: TargetReport | null;
  readonly ledger: string | undefined;
}

/** Makes the commands that close what is open and that take back what was uploaded. */
export function commandsOf({dataSets, target, ledger}: CommandsOf): Pick<Report, 'close' | 'undo'> {
  const {userId = null, baseUrl = null} = target ?? {};
  if (userId === null || baseUrl === null || baseUrl === 'sandbox') return {close: [], undo: []};
  const commands = (verb: 'close' | 'delete', states: readonly string[]) => {
    const meant = dataSets.filter(({state}) => states.includes(state));
    const names =
      ledger !== undefined && meant.length > 0
        ? [`--state ${quoted(ledger)}`]
        : meant.map(({dataSetId}) => quoted(dataSetId!));
    const where = `--user-id ${quoted(userId)} --base-url ${quoted(baseUrl)}`;
    return names.map(name => `tidepool-ingest data-sets ${verb} ${name} ${where}`);
  };
  return {
    close: commands('close', ['open']),
    undo: commands('delete', [
      'open',
      'closed',
      'unknown',
      'opening',
      'closing',
      'half-closed',
      'deleting',
    ]),
  };
}

/** Writes a word so that a shell takes it as it is: on Windows both of its shells. */
export function quoted(word: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\w@+=:./][\w@+=:./-]*$/.test(word)) return word;
  if (platform === 'win32') return `"${word.replaceAll('"', '""')}"`;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
