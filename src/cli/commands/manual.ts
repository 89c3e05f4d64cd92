/** What help and manual tell of the program as a whole; each list is shown as a table. */
export const manual = {
  description: 'Streams dumps of diabetes device data into Tidepool data sets.',
  details:
    'Moves dumps of any size into Tidepool accounts: complete, once, correct. Each command has a --help of its own.',
  examples: [
    ['See what would be refused, and why; no network', 'tidepool-ingest check dump.json.gz'],
    ['Rehearse an upload', 'tidepool-ingest upload dump.json.gz --user-id U --sandbox'],
    [
      'Upload, and be able to go on where it stopped',
      'tidepool-ingest upload dump.json.gz --user-id U --base-url https://api.tidepool.org --state upload.ledger',
    ],
    [
      'Undo it',
      'tidepool-ingest data-sets delete --state upload.ledger --user-id U --base-url https://api.tidepool.org',
    ],
  ],
  environment: [
    ['TIDEPOOL_SESSION_TOKEN', 'a session token'],
    ['TIDEPOOL_EMAIL, TIDEPOOL_PASSWORD', 'an account to log in with'],
    ['TIDEPOOL_SESSION_TOKEN_FILE, TIDEPOOL_PASSWORD_FILE', 'files that hold them'],
    ['TIDEPOOL_BASE_URL, TIDEPOOL_USER_ID', 'as --base-url and --user-id'],
    ['HTTPS_PROXY, NO_PROXY', 'a proxy, and the hosts that need none'],
    ['NODE_EXTRA_CA_CERTS', 'a file of certificates to trust as well'],
    ['NO_COLOR, FORCE_COLOR', 'no colours, or colours all the same'],
    ['CI', 'when set, progress is told as in a log'],
  ],
  files: [
    ['tidepool-ingest.config.json', 'settings of the folder it is called in'],
    [
      '$XDG_CONFIG_HOME/tidepool-ingest/config.json',
      'settings of the user (else in ~/.config; on Windows %APPDATA%)',
    ],
  ],
  exitCodes: [
    ['0', 'every datum is uploaded, or valid'],
    ['1', 'a fault of ours: please report it'],
    ['2', 'wrong use: an unknown flag, no credentials, a ledger of another input'],
    ['3', 'the input cannot be read or is not JSON, or too many data are refused'],
    ['4', 'finished, some data are refused'],
    ['5', 'log-in refused, token expired, or not allowed'],
    ['6', 'the server or the network gave up'],
    ['7', 'stopped by a signal'],
  ],
} as const;

/** Prints a list of the manual in two columns. */
export function columnsOf(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`).join('\n');
}
