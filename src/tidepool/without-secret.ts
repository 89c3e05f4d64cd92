import type {Answer} from './exchange.js';

/** Secrets shorter than this are words that may well stand in an answer. */
const least = 8;

/** Blots out a secret that an answer repeats, as gateways do in pages for developers: answers are quoted. */
export function withoutSecret(answer: Answer, secret: string): Answer {
  if (secret.length < least) return answer;
  const {status, headers, body} = answer;
  const clean = (text: string) => text.replaceAll(secret, '[secret]');
  const trace = headers['x-tidepool-trace-request'];
  return {
    status,
    headers:
      typeof trace === 'string' ? {...headers, 'x-tidepool-trace-request': clean(trace)} : headers,
    body: body.includes(secret) ? Buffer.from(clean(body.toString())) : body,
  };
}
