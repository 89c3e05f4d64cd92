import type {ErrorCode} from '../../src/errors.js';

/** What docs/errors.md tells of an error of ours: what has happened, why mostly, and what to do. */
export type Told = readonly [meaning: string, cause: string, remedy: string];

/** Every error that ends a run. */
export const ownErrors: Readonly<Record<ErrorCode, Told>> = {
  ERR_INGEST_USAGE: [
    'the call is wrong: the message says how',
    'a misspelt flag, a value out of place, no credentials, a wrong setting',
    'see `--help` of the command, and `tidepool-ingest config` for what is set where',
  ],
  ERR_INGEST_NO_OUTPUT: [
    'a file, a folder or standard output cannot be written',
    'it does not exist, the disk is full, or the permissions forbid it',
    'name a place that can be written, with room enough',
  ],
  ERR_INGEST_LEDGER: [
    'the ledger of `--state` cannot be used',
    'it is of another user, platform or way to upload, was changed by hand, or another process has it',
    'do what the message says; a ledger belongs to one upload',
  ],
  ERR_INGEST_CHANGED_INPUT: [
    'the input is not the one that the ledger is about; nothing new was sent',
    'a file was corrected or exchanged between two runs with one ledger',
    'give the same input again, or take the upload back: `data-sets delete --state LEDGER`',
  ],
  ERR_INGEST_TOO_MANY_REJECTS: [
    'more data are refused than `--max-rejects` allows',
    'it is the wrong file, or an export without `--prepare`',
    '`tidepool-ingest check` shows why; allow more with `--max-rejects` if they may go',
  ],
  ERR_INGEST_NO_FILE: [
    'a file of the input cannot be read',
    'its name is misspelt, it is a folder, or the permissions forbid it',
    'name a file that can be read, or `-` for standard input',
  ],
  ERR_INGEST_COMPRESSION: [
    'compressed data are damaged, or compressed in a way that is not known',
    'the download was cut off, or it is an archive such as zip',
    'get a complete copy, or unpack it first',
  ],
  ERR_INGEST_ENCODING: [
    'the file is no text in UTF-8',
    'it is UTF-16, as some programs on Windows write it, or no JSON at all',
    'convert it: `iconv -f UTF-16 -t UTF-8`',
  ],
  ERR_INGEST_NOT_JSON: [
    'the input is not JSON at the place that the message names',
    'NaN, a trailing comma, a comment, a quote inside a text: a program has put it together by hand',
    'mend it there; what came before was read well',
  ],
  ERR_INGEST_TRUNCATED: [
    'the input ends in the middle of a record',
    'the download or the export was cut off',
    'get a complete copy',
  ],
  ERR_INGEST_NO_ARRAY: [
    'there is no array at the place that `--path` names',
    'a part of the path is misspelt, or the file has another form',
    'name the path of the array, part by part: `data.readings`',
  ],
  ERR_INGEST_SCRATCH: [
    'the temporary file of `--prepare` fails',
    'the disk is full',
    'name a folder with room in the environment variable `TMPDIR`, on Windows `TEMP`',
  ],
  ERR_INGEST_INPUT_CHANGED: [
    'the input changed between the two readings of `--prepare`',
    'a program still writes to it',
    'try again when it is done',
  ],
  ERR_INGEST_CALLER: [
    'a stream of your own has failed, before the stages or between them',
    'the source of the bytes, such as a download, broke off',
    'see the `cause` of the error; the same call again goes on from there with a `ledger`',
  ],
  ERR_INGEST_UNDECODED: [
    'a record that was refused while it was read came to `batch()`',
    'a pipeline of your own leaves `decode()` out',
    'put `decode()` before `batch()`',
  ],
  ERR_INGEST_SEVERAL_DEVICES: [
    'a datum is of another device than the one data set',
    '`--data-sets one` or a template with a `deviceId`, and an input of several devices',
    'leave `--data-sets` at `per-device`, and `deviceId` out of the template',
  ],
  ERR_INGEST_LOGIN: [
    'the account is refused',
    'e-mail or password are wrong, or the account is not confirmed yet',
    'log in on the web once; check `TIDEPOOL_EMAIL` and `TIDEPOOL_PASSWORD`',
  ],
  ERR_INGEST_UNAUTHENTICATED: [
    'the session token is not valid, or not any more',
    'it has expired, and there is no account to log in with again',
    'get a new one, or give e-mail and password, which renew it',
  ],
  ERR_INGEST_FORBIDDEN: [
    'the account may not do that with the data of this user',
    'the user id is another one, or the permission to upload is missing',
    'check `--user-id`; ask its owner to share the permission to upload',
  ],
  ERR_INGEST_REFUSED: [
    'the platform answers a request with an error that is not about data',
    'see [the codes of requests](#codes-of-requests)',
    'the message repeats what the platform says; with the trace in it its support finds the request',
  ],
  ERR_INGEST_UNREACHABLE: [
    'no answer came, in any of the tries',
    'no network, a wrong host, a firewall, or a server that is down or slow',
    'try again; look at the base URL and `HTTPS_PROXY`; allow more with `--timeout` and `--retries`',
  ],
  ERR_INGEST_CERTIFICATE: [
    'the certificate of the server is not to be trusted; nothing was sent, and no other try is made',
    'a company whose proxy looks into connections, a wrong base URL, a wrong clock',
    'name the file with the authority of the proxy in `NODE_EXTRA_CA_CERTS`; there is no way to leave the check out',
  ],
  ERR_INGEST_STRANGE_REPLY: [
    'what answered is not the platform',
    'a proxy, the log-in page of a network, or a base URL that leads elsewhere',
    'open the base URL in a browser, and see what answers',
  ],
  ERR_INGEST_WRONG_DEVICE: [
    'a datum of another device was appended to a data set',
    'a pipeline of your own sends several devices into one set',
    'open a set for each device, or use `ingest()`',
  ],
  ERR_INGEST_NOT_CLOSED: [
    'nobody knows whether a data set is closed',
    'its close was never answered, and it is not in the list',
    'look with `data-sets show ID`; if it is not closed, delete it and upload again',
  ],
  ERR_INGEST_HALF_CLOSED: [
    'a data set is closed, but its data will never be seen',
    'the platform failed in the middle of closing it',
    '`data-sets delete ID`, then upload its data again; with files as input that is done by itself',
  ],
  ERR_INGEST_UNFINISHED: [
    'a data set cannot be finished',
    'an answer was lost, and what it was about can be neither taken back nor sent once more: the input was a stream, or the deduplicator has no way',
    'do what the message says; with a file as input, or `--state`, it is settled by itself',
  ],
  ERR_INGEST_SET_GONE: [
    'somebody else closed or deleted a data set of the run',
    'two runs with the same ledger on two machines, or a cleaning-up by hand',
    '`data-sets delete --state LEDGER`, and start over',
  ],
  ERR_INGEST_BROKEN_PLATFORM: [
    'the platform fails at data, and none pass that would show it to be well',
    'its store is out of order',
    'try again later: nothing was refused for it',
  ],
  ERR_INGEST_NOT_OPEN: [
    'a data set takes no data',
    'it is closed or deleted, or its opening failed half-way',
    'open a new one: leave `--data-set` out',
  ],
  ERR_INGEST_CANCELLED: [
    'the run was stopped on request',
    'Ctrl-C, SIGTERM, or an `AbortSignal`',
    'with `--state` the same command goes on from there; without, its data sets are deleted',
  ],
  ERR_INGEST_WORKER: [
    'a worker thread has failed',
    'too little memory, or a fault of ours',
    'try again with `--workers 0`; if that works, please report it',
  ],
  ERR_INGEST_INTERNAL: [
    'a fault of ours',
    'something that nobody foresaw',
    'please report it with the lines that were printed: they hold no data',
  ],
};
