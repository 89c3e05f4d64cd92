import type {IngestEvents} from '../../events.js';
import {Timeline} from './timeline.js';

/** Requests for one purpose. */
export interface ActionCount {
  requests: number;
  /** How often each status came, `none` for no answer. */
  readonly answers: Map<string, number>;
  milliseconds: number;
  longest: number;
}

/** Counts the requests, repeats and waits of a run, by purpose and over its time. */
export class RequestCounts {
  readonly timeline = new Timeline(performance.now());
  readonly actions = new Map<string, ActionCount>();
  /** Milliseconds waited before other tries, over all requests. */
  waited = 0;

  request(request: IngestEvents['tidepool-ingest:request']): void {
    const {status, bytes, milliseconds} = request;
    this.timeline.request(performance.now(), bytes);
    const action = this.#of(actionOf(request));
    action.requests++;
    action.milliseconds += milliseconds;
    action.longest = Math.max(action.longest, milliseconds);
    const answer = status === undefined ? 'none' : String(status);
    action.answers.set(answer, (action.answers.get(answer) ?? 0) + 1);
  }

  retry(): void {
    this.timeline.retry(performance.now());
  }

  wait({milliseconds}: IngestEvents['tidepool-ingest:wait']): void {
    this.timeline.wait(performance.now(), milliseconds);
    this.waited += milliseconds;
  }

  #of(name: string): ActionCount {
    const known = this.actions.get(name);
    if (known) return known;
    const action = {requests: 0, answers: new Map(), milliseconds: 0, longest: 0};
    this.actions.set(name, action);
    return action;
  }
}

/** Bytes of the empty list that asks a set whether it takes data. */
const noData = 2;

/** Names what a request is for (reference: session, routes). */
function actionOf({method, route, bytes}: IngestEvents['tidepool-ingest:request']): string {
  if (route.startsWith('/auth/')) return 'log in';
  if (route.endsWith('/data')) {
    if (method === 'DELETE') return 'undo what is in doubt';
    return bytes > noData ? 'add data' : 'ask whether a data set is open';
  }
  switch (method) {
    case 'POST':
      return 'open a data set';
    case 'PUT':
      return 'close a data set';
    case 'DELETE':
      return 'delete a data set';
    default:
      return route.includes('/users/') ? 'list data sets' : 'describe a data set';
  }
}
