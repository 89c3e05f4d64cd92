import {defaults} from '../options.js';
import type {Exchange} from './exchange.js';
import type {Limit} from './limit.js';
import {readRetryAfter} from './retry-after.js';
import {Window} from './window.js';

/**
 * Keeps an exchange to what the platform can bear, log-ins and repeats included: nothing is sent while it
 * has asked to wait (`Retry-After`), and after 429 and 503 fewer requests are in flight.
 */
export function paced(
  exchange: Exchange,
  limit: Limit,
  random: () => number = Math.random,
): Exchange {
  const window = new Window(limit.size);
  return async question => {
    await limit.released(question.signals);
    const {round} = window;
    const answer = await exchange(question);
    const {status, headers} = answer;
    const retryAfter = readRetryAfter(headers) ?? 0;
    // Jitter on top: we are not the only ones who were asked to wait.
    if (retryAfter > 0) limit.hold(retryAfter + random() * defaults.backoffLeast);
    if (status === 429 || status === 503) window.narrow(round);
    else if (status < 400) window.widen();
    limit.size = window.size;
    return answer;
  };
}
