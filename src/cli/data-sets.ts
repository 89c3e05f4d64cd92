import {closeDataSet} from '../delivery/close-data-set.js';
import {Courier} from '../delivery/courier.js';
import {IngestError, problem} from '../errors.js';
import {Client} from '../tidepool/client.js';
import {
  type DataSetDescription,
  deleteDataSet,
  getDataSet,
  listDataSets,
  probeDataSet,
} from '../tidepool/data-sets.js';
import type {Context} from './context.js';
import {setting} from './environment.js';
import {type ExitCode, exitCodeOf, exitCodes} from './exit-codes.js';
import {failureOf, isTold, sayError} from './failure.js';
import {type LedgerTask, readTerms, withLedger} from './ledger-sets.js';
import {count} from './numbers.js';
import {printable} from './printable.js';
import {readConnection} from './target.js';

/** The flags of every `data-sets` command. */
export interface DataSetsFlags {
  readonly userId?: string;
  readonly baseUrl?: string;
  readonly json?: true;
  /** Ledger whose data sets are meant. */
  readonly state?: string;
}

/** What is done to the data sets of a user, or to one of them. */
export type DataSetsTask = (on: {userId: string; client: Courier}) => Promise<Told>;

/** A result: as an object, and in words. */
export interface Told {
  readonly result: object;
  readonly lines: readonly string[];
}

/** Runs a task against the platform and prints what came of it. */
export async function dataSets(
  task: DataSetsTask,
  flags: DataSetsFlags,
  {environment, interrupt, output}: Context,
): Promise<ExitCode> {
  // A ledger knows whose its sets are, and where.
  const terms = flags.state === undefined ? undefined : await readTerms(flags.state);
  const userId = setting(flags.userId, environment.TIDEPOOL_USER_ID) ?? terms?.userId;
  if (userId === undefined) {
    throw problem('ERR_INGEST_USAGE', {
      message: 'whose data sets? Name the user with --user-id or TIDEPOOL_USER_ID.',
    });
  }
  const baseUrl = setting(flags.baseUrl, environment.TIDEPOOL_BASE_URL) ?? terms?.baseUrl;
  const connection = readConnection(baseUrl, environment);
  const {signal} = interrupt;
  const client = new Courier(new Client({...connection, signal, environment}), {signal});
  try {
    const {result, lines} = await interrupt.bound(task({userId, client}));
    if (flags.json) output.writeJson(result);
    else output.write(lines.map(line => `${printable(line)}\n`).join(''));
    return exitCodes.done;
  } catch (error) {
    sayError(error);
    if (flags.json && isTold(error)) output.writeJson({error: failureOf(error)});
    return exitCodeOf(error);
  }
}

/** Does it to every set of a ledger, wherever each has got to. */
export const ofLedger =
  (file: string, task: LedgerTask): DataSetsTask =>
  async ({client, userId}) => {
    const dataSets = await withLedger(file, async old => {
      const {terms} = old;
      if (terms.userId === userId && terms.baseUrl === client.baseUrl) return task(old, client);
      const [reason, remedy] = ['it is of another user or platform', 'Name those it is about.'];
      throw problem('ERR_INGEST_LEDGER', {ledger: file, reason, remedy});
    });
    const lines = dataSets.map(
      ({dataSetId, deviceId, state, uploaded}) =>
        `${dataSetId}  ${state}  ${deviceId ?? 'no device'}  ${count(uploaded)} data`,
    );
    return {result: {dataSets}, lines};
  };

/** Lists the sets that the platform shows: the closed and the continuous ones. */
export const list: DataSetsTask = async on => {
  const found = await listDataSets(on);
  return {result: {dataSets: found}, lines: found.map(lineOf)};
};

/** Describes a set; the platform tells its own user only, but whoever may upload learns the state. */
export const show =
  (id: string): DataSetsTask =>
  async ({client}) => {
    const dataSet = await getDataSet(id, {client}).catch(forbidden);
    const state = await probeDataSet(id, {client});
    const lines = [`${id} is ${state}`, ...(dataSet ? [lineOf(dataSet)] : [])];
    return {result: {dataSetId: id, state, dataSet: dataSet ?? null}, lines};
  };

/** Closes a set, which makes its data visible. */
export const close =
  (id: string): DataSetsTask =>
  async on => {
    await closeDataSet(id, on);
    return {result: {dataSetId: id, state: 'closed'}, lines: [`${id} is closed`]};
  };

/** Deletes a set with all its data. */
export const remove =
  (id: string): DataSetsTask =>
  async on => {
    await deleteDataSet(id, on);
    return {result: {dataSetId: id, state: 'deleted'}, lines: [`${id} is deleted`]};
  };

function lineOf({uploadId, createdTime, deviceId, deletedTime}: DataSetDescription): string {
  const deleted = deletedTime === undefined ? [] : [`deleted ${deletedTime}`];
  return [uploadId, createdTime ?? 'no time', deviceId ?? 'no device', ...deleted].join('  ');
}

function forbidden(error: unknown): undefined {
  if (!(error instanceof IngestError) || error.code !== 'ERR_INGEST_FORBIDDEN') throw error;
}
