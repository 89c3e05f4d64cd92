import {closeDataSet} from '../../delivery/close-data-set.js';
import {Courier} from '../../delivery/courier.js';
import {IngestError, problem} from '../../errors.js';
import {printable} from '../../print/printable.js';
import {Client} from '../../tidepool/client.js';
import {
  type DataSetDescription,
  getDataSet,
  listDataSets,
  probeDataSet,
} from '../../tidepool/data-sets.js';
import type {Context} from '../context.js';
import {type ExitCode, exitCodeOf, exitCodes} from '../exit-codes.js';
import {readConnection} from '../flags/target.js';
import {failureOf, isTold, sayError} from '../output/failure.js';
import {table} from '../output/table.js';
import {readTerms} from './with-ledger.js';

/** The flags of every `data-sets` command. */
export interface DataSetsFlags {
  readonly userId?: string;
  readonly baseUrl?: string;
  readonly json?: true;
  /** Ledger whose data sets are meant. */
  readonly state?: string;
}

/** Who asks, and how the platform is reached. */
export interface Asking {
  readonly userId: string;
  readonly client: Courier;
}

/** What is done to the data sets of a user, or to one of them. */
export type DataSetsTask = (on: Asking) => Promise<Told>;

/** A result: as an object, and in words. */
export interface Told {
  readonly result: object;
  readonly lines: readonly string[];
}

/** Runs a task against the platform and prints what came of it. */
export async function dataSets(
  task: DataSetsTask,
  flags: DataSetsFlags,
  {environment, interrupt, output, messages}: Context,
): Promise<ExitCode> {
  // A ledger knows whose its sets are, and where.
  const terms = flags.state === undefined ? undefined : await readTerms(flags.state);
  const userId = flags.userId ?? terms?.userId;
  if (userId === undefined) {
    throw problem('ERR_INGEST_USAGE', {
      message: 'whose data sets? Name the user with --user-id or TIDEPOOL_USER_ID.',
    });
  }
  const baseUrl = flags.baseUrl ?? terms?.baseUrl;
  const connection = readConnection(baseUrl, environment);
  const {signal} = interrupt;
  const client = new Courier(new Client({...connection, signal, environment}), {signal});
  try {
    const {result, lines} = await interrupt.bound(task({userId, client}));
    if (flags.json) output.writeJson(result);
    else output.write(lines.map(line => `${printable(line)}\n`).join(''));
    return exitCodes.done;
  } catch (error) {
    sayError(error, messages);
    if (flags.json && isTold(error)) output.writeJson({error: failureOf(error)});
    return exitCodeOf(error);
  }
}

/** Lists the sets that the platform shows: the closed and the continuous ones. */
export const list: DataSetsTask = async on => {
  const found = await listDataSets(on);
  const rows = found.map(set => [
    ...[set.uploadId, set.createdTime ?? '', set.deviceId ?? 'no device'],
    set.deletedTime === undefined ? (set.dataSetType ?? '') : `deleted ${set.deletedTime}`,
  ]);
  const lines = found.length === 0 ? [] : table([['data set', 'opened', 'device', ''], ...rows]);
  return {result: {dataSets: found}, lines};
};

/** Describes a set; the platform tells its own user only, but whoever may upload learns the state. */
export const show =
  (id: string): DataSetsTask =>
  async ({client}) => {
    const dataSet = await describe(id, client);
    const state = await probeDataSet(id, {client});
    const lines = [`${id} is ${state}`, ...(dataSet ? table(rowsOf(dataSet)) : [])];
    return {result: {dataSetId: id, state, dataSet: dataSet ?? null}, lines};
  };

/** Closes a set, which makes its data visible. */
export const close =
  (id: string): DataSetsTask =>
  async on => {
    await closeDataSet(id, on);
    return {result: {dataSetId: id, state: 'closed'}, lines: [`${id} is closed`]};
  };

/** Describes a set as far as this account may read it. */
export async function describe(
  id: string,
  client: Courier,
): Promise<DataSetDescription | undefined> {
  return getDataSet(id, {client}).catch(error => {
    if (error instanceof IngestError && error.code === 'ERR_INGEST_FORBIDDEN') return undefined;
    throw error;
  });
}

/** What is known of a set, a row each. */
export function rowsOf(set: DataSetDescription): [string, string][] {
  const rows: [string, string | undefined][] = [
    ['device', set.deviceId ?? 'none'],
    ['opened', set.createdTime],
    ['deleted', set.deletedTime],
    ['type', set.dataSetType],
    ['deduplicator', set.deduplicator?.name?.replace(/^org\.tidepool\.deduplicator\./, '')],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [[`  ${name}`, value]]));
}
