import {isRight} from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import {plain} from '../decode/plain.js';

/**
 * Decodes as one does with plain io-ts: the codec is looked up by type. Kinds beyond the six of
 * `plain`, one record in forty of the made-up data, are only looked at for what all kinds share.
 */
export function decodePlain(record: unknown): unknown {
  const decoded = codecOf(record as Named).decode(record);
  return isRight(decoded) ? decoded.right : undefined;
}

interface Named {
  readonly type?: unknown;
  readonly subType?: unknown;
  readonly deliveryType?: unknown;
  readonly bolus?: Named;
}

function codecOf({type, subType, deliveryType, bolus}: Named): t.Decoder<unknown, unknown> {
  // The one of `plain` knows a calculator with the plainest bolus only.
  if (type === 'wizard' && bolus && bolus.subType !== 'normal') return common;
  return byKind.get(type) ?? byKind.get(`${type}/${deliveryType ?? subType}`) ?? common;
}

const byKind = new Map<unknown, t.Decoder<unknown, unknown>>(Object.entries(plain));

const common = t.intersection([
  t.type({type: t.string, time: t.string}),
  t.partial({
    deviceId: t.string,
    deviceTime: t.string,
    id: t.string,
    notes: t.array(t.string),
    payload: t.UnknownRecord,
    tags: t.array(t.string),
    timezone: t.string,
    timezoneOffset: t.number,
  }),
]);
