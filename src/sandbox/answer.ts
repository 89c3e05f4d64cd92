import {setTimeout as sleep} from 'node:timers/promises';
import type {Accounts} from './accounts.js';
import {authenticate, type Details, tokensOf} from './authentication.js';
import {Refusal} from './context.js';
import type {Exchange} from './exchange.js';
import {Failure} from './failure.js';
import {unauthenticated, unauthorizedB} from './family-b.js';
import type {Faults} from './faults/faults.js';
import type {RequestFault, RequestName} from './faults/rule.js';
import {jsonReply, type Reply} from './reply.js';
import {findRoute, type Match} from './router.js';
import type {Store} from './store/store.js';

/** What a sandbox is made of. */
export interface Parts {
  readonly accounts: Accounts;
  readonly faults: Faults;
  readonly store: Store;
}

/** A reply and how it is to reach the client: whole, garbled, torn, or not at all. */
export interface Outcome {
  readonly reply?: Reply;
  readonly delivery: 'send' | 'garble' | 'tear' | 'hang-up' | 'silence';
}

const nobody: Details = {userId: '', isService: false, token: ''};

/** Answers a request as the platform does, or as a fault rule has it. */
export async function answer(exchange: Exchange, parts: Parts): Promise<Outcome> {
  const match = findRoute(exchange.method, exchange.path);
  const name = 'route' in match ? match.route.name : undefined;
  const fault = name && (await faultOf(exchange, name, parts.faults));
  if (fault?.do === 'expire-token')
    for (const token of tokensOf(exchange.headers)) parts.accounts.expire(token);
  if (fault?.do === 'delay') await sleep(fault.milliseconds, undefined, {ref: false});
  const early = fault && instead(fault);
  if (early && !fault.effect) return early;
  const reply = await replyOf(exchange, match, parts);
  return early ?? {reply, delivery: deliveryOf(fault)};
}

async function faultOf(exchange: Exchange, name: RequestName, faults: Faults) {
  const bytes = faults.weighs(name) ? await exchange.bodyBytes() : 0;
  return faults.atRequest(name, bytes);
}

async function replyOf(exchange: Exchange, match: Match | Reply, parts: Parts): Promise<Reply> {
  const isPublic = 'route' in match && match.route.isPublic;
  // The platform looks at the headers before it looks at the path.
  const who = authenticate(exchange.headers, parts.accounts);
  if (who === 'refused' && exchange.path !== '/auth/login')
    return {...unauthorizedB(), isEarly: true};
  if (!('route' in match)) return match;
  const details = typeof who === 'string' ? nobody : who;
  if (typeof who === 'string' && !isPublic) return unauthenticated();
  try {
    return await match.route.handle({...parts, exchange, params: match.params, details});
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    if (error instanceof Failure) return match.route.fail(exchange.trace);
    throw error;
  }
}

/** Tells what comes instead of an answer. */
function instead({do: deed, status, headers, body = ''}: RequestFault): Outcome | undefined {
  if (deed === 'hang-up-before') return {delivery: 'hang-up'};
  if (deed === 'never-answer') return {delivery: 'silence'};
  if (deed === 'too-large') return {reply: jsonReply(413, tooLarge), delivery: 'send'};
  if (deed !== 'status') return undefined;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {reply: jsonReply(status!, text, headers), delivery: 'send'};
}

const tooLarge =
  '{"code":"resource-too-large","title":"resource too large","detail":"resource too large"}\n';

function deliveryOf(fault: RequestFault | undefined): Outcome['delivery'] {
  if (fault?.do === 'hang-up-after') return 'hang-up';
  return fault?.do === 'garble' || fault?.do === 'tear' ? fault.do : 'send';
}
