import type {Requester} from '../tidepool/client.js';
import {DataReply} from '../tidepool/data-sets.js';
import {expectReply} from '../tidepool/reply.js';

/** Selectors a request, as the reference advises (session, 13.5). */
const chunk = 1_000;

/** Deletes data of an open data set by their ids; those it does not hold do no harm. */
export async function removeData(
  dataSetId: string,
  ids: Iterable<string>,
  {client, signal}: {client: Requester; signal?: AbortSignal | undefined},
): Promise<void> {
  let selectors: {id: string}[] = [];
  for (const id of ids) {
    selectors.push({id});
    if (selectors.length < chunk) continue;
    await remove(selectors);
    selectors = [];
  }
  if (selectors.length > 0) await remove(selectors);

  async function remove(body: readonly {id: string}[]): Promise<void> {
    const path = client.routes.removal(dataSetId);
    const reply = await client.request('DELETE', path, {body, signal, expect: DataReply});
    if (reply.status === 413 && body.length > 1) {
      const middle = Math.ceil(body.length / 2);
      await remove(body.slice(0, middle));
      await remove(body.slice(middle));
    } else expectReply(reply, DataReply);
  }
}
