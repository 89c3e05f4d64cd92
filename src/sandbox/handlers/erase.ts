import type {Context} from '../context.js';
import {answerA, unauthorizedA, userIdMissing} from '../family-a.js';
import type {Reply} from '../reply.js';

/** Destroys everything of a user; services only. */
export async function erase({exchange, params, details, store}: Context): Promise<Reply> {
  const owner = params.userId ?? '';
  if (owner === '') return userIdMissing(exchange.trace);
  if (!details.isService) return unauthorizedA(exchange.trace);
  await store.destroyDataForUser(exchange, owner);
  return answerA(200, '[]', exchange.trace);
}
