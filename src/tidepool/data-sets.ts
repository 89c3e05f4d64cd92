import * as t from 'io-ts';
import {type Connection, clientOf} from './client.js';
import {expectReply} from './reply.js';

/** What the platform tells of a data set; fields it does not have are absent. Never whether it is open. */
export type DataSetDescription = t.TypeOf<typeof DataSetDescription>;
export const DataSetDescription = t.intersection([
  t.type({uploadId: t.string}),
  t.partial({
    deviceId: t.string,
    createdTime: t.string,
    deletedTime: t.string,
    dataSetType: t.string,
    deduplicator: t.partial({name: t.string, version: t.string}),
  }),
]);

/** The answer that describes a set just opened or closed. */
export const SetReply = t.type({data: DataSetDescription});

/** Whether a data set takes data: `unusable` where its open failed half-way on the platform. */
export type DataSetState = 'open' | 'closed' | 'unknown' | 'forbidden' | 'unusable';

/** Which data sets to list. */
export interface ListOptions {
  readonly userId: string;
  /** Only those of this device. */
  readonly deviceId?: string | undefined;
}

/** Describes one data set; only its own user may ask. */
export async function getDataSet(id: string, connection: Connection): Promise<DataSetDescription> {
  const client = clientOf(connection);
  return expectReply(
    await client.request('GET', client.routes.description(id), {expect: DataSetDescription}),
    DataSetDescription,
  );
}

/**
 * Lists the data sets of a user, newest first: closed ones and continuous ones, for the platform never
 * lists an open normal one.
 */
export async function listDataSets(
  options: ListOptions & Connection,
): Promise<DataSetDescription[]> {
  const {userId, deviceId} = options;
  const client = clientOf(options);
  const found = new Map<string, DataSetDescription>();
  for (let page = 0; page < mostPages; page++) {
    const path = client.routes.list(userId, {page, size: pageSize, deviceId});
    const reply = await client.request('GET', path, {expect: ListReply});
    const listed = expectReply(reply, ListReply);
    const sets = Array.isArray(listed) ? listed : listed.data;
    const before = found.size;
    for (const set of sets) found.set(set.uploadId, set);
    // A page that brings nothing new ends it as well: not every server knows about pages.
    if (sets.length < pageSize || found.size === before) break;
  }
  const all = [...found.values()];
  return deviceId === undefined ? all : all.filter(set => set.deviceId === deviceId);
}

/** Data sets a page; the most that the platform gives. */
const pageSize = 1_000;

/** Pages read at most: a server that makes up more and more of them must come to an end. */
const mostPages = 200;

const ListReply = t.union([
  t.array(DataSetDescription),
  t.type({data: t.array(DataSetDescription)}),
]);

/** Finds out whether a data set takes data, by sending it none: the platform has no other way to ask. */
export async function probeDataSet(id: string, connection: Connection): Promise<DataSetState> {
  const client = clientOf(connection);
  const reply = await client.request('POST', client.routes.data(id), {
    body: [],
    expect: DataReply,
  });
  const state = stateOf.get(reply.status);
  if (state) return state;
  expectReply(reply, DataReply);
  return 'open';
}

const stateOf: ReadonlyMap<number, DataSetState> = new Map([
  [403, 'forbidden'],
  [404, 'unknown'],
  [409, 'closed'],
  [500, 'unusable'],
]);

/** The answer to data that were taken: it names none of them. */
export const DataReply = t.type({data: t.array(t.unknown)});

/** Deletes a data set with all its data; what it had archived of earlier sets comes back. */
export async function deleteDataSet(id: string, connection: Connection): Promise<void> {
  const client = clientOf(connection);
  const reply = await client.request('DELETE', client.routes.dataSet(id), {expect: DeleteReply});
  expectReply(reply, DeleteReply);
}

const DeleteReply = t.type({data: t.UnknownRecord});
