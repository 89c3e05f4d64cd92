import type {Accounts} from './accounts.js';
import type {HeaderValues} from './authentication.js';
import {jsonReply, type Reply} from './reply.js';

/**
 * Answers a log-in: Basic authentication in UTF-8 (RFC 7617), the token in the header
 * `x-tidepool-session-token`. Each log-in gives a new token; the older ones stay valid.
 */
export function logIn(headers: HeaderValues, accounts: Accounts): Reply {
  const [, encoded] = /^basic +(.*)$/i.exec(headers.authorization?.[0] ?? '') ?? [];
  if (encoded === undefined) return refuse(400, 'Missing id and/or password');
  const [, email, password] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  const found = accounts.logIn(email ?? '', password ?? '');
  if (!found) return refuse(401, 'No user matched the given details');
  const {user, token} = found;
  const body = {emails: [user.email], userid: user.userId, username: user.email};
  return jsonReply(200, JSON.stringify(body), {'x-tidepool-session-token': token});
}

const refuse = (code: number, reason: string) => jsonReply(code, JSON.stringify({code, reason}));
