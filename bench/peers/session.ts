import {userId} from './job.js';

/** Sends a request with a JSON body and waits for the whole answer; throws unless it is a success. */
export type Exchange = (method: 'POST' | 'PUT', path: string, body: string) => Promise<void>;

/** One data set for everything, and its batches in flight. */
export interface Session {
  /** Waits until there is room, then sends. */
  add(batch: readonly unknown[]): Promise<void>;
  /** Waits for every answer, and closes. */
  close(): Promise<void>;
}

/** Opens a data set. */
export async function openSession(exchange: Exchange, inFlight: number): Promise<Session> {
  const id = '0123456789abcdef0123456789abcdef';
  await exchange('POST', `/v1/users/${userId}/data_sets`, JSON.stringify({id}));
  const running = new Set<Promise<void>>();
  return {
    async add(batch) {
      while (running.size >= inFlight) await Promise.race(running);
      const sent: Promise<void> = exchange(
        'POST',
        `/v1/data_sets/${id}/data`,
        JSON.stringify(batch),
      ).finally(() => running.delete(sent));
      running.add(sent);
    },
    async close() {
      await Promise.all(running);
      await exchange('PUT', `/v1/data_sets/${id}`, JSON.stringify({dataState: 'closed'}));
    },
  };
}
