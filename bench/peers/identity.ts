import {createHash} from 'node:crypto';

interface Identified {
  readonly deviceId?: unknown;
  readonly time?: unknown;
  readonly type?: unknown;
  readonly value?: unknown;
}

/** Hashes what identifies a record, as one does by hand: the same fields for every kind. */
export function identityOf(userId: string, record: unknown): string {
  const {deviceId, time, type, value} = record as Identified;
  const fields = `${userId}|${deviceId}|${time}|${type}|${value}`;
  return createHash('sha256').update(fields).digest('base64');
}
