import {AsyncLocalStorage} from 'node:async_hooks';
import {subscribe, unsubscribe} from 'node:diagnostics_channel';
import type {IngestEvents} from '../../events.js';
import type {RequestCounts} from './request-counts.js';

/** Whose requests these are: several runs may share a process, and with it the channels. */
const ours = new AsyncLocalStorage<RequestCounts>();

/** Counts the requests, repeats and waits of a job while it goes on, and none of any other. */
export async function watchRequests<T>(counts: RequestCounts, job: () => Promise<T>): Promise<T> {
  const listeners = Object.entries({
    'tidepool-ingest:request': event => counts.request(event),
    'tidepool-ingest:retry': () => counts.retry(),
    'tidepool-ingest:wait': event => counts.wait(event),
  } satisfies Listeners).map(([name, listen]) => {
    const ifOurs = (event: unknown) => {
      if (ours.getStore() === counts) (listen as (event: unknown) => void)(event);
    };
    return [name, ifOurs] as const;
  });
  for (const [name, listen] of listeners) subscribe(name, listen);
  try {
    return await ours.run(counts, job);
  } finally {
    for (const [name, listen] of listeners) unsubscribe(name, listen);
  }
}

type Listeners = {[N in keyof IngestEvents]?: (event: IngestEvents[N]) => void};
