import {randomBytes} from 'node:crypto';
import type {JsonObject} from '../codec/json/value.js';
import {normalise} from '../codec/normal/index.js';
import {findKind} from './find.js';

/**
 * Gives the data that the platform stores of a valid datum, without what only its server knows: the
 * datum itself, then the one that was embedded in it. One without `id` gets that of `newId`.
 */
export function normaliseDatum(
  kind: string,
  value: unknown,
  newId: () => string = randomId,
): Record<string, unknown>[] {
  const {codec} = findKind(kind)!;
  const embedded: Record<string, unknown>[] = [];
  const outer = normalise(codec.node, value as JsonObject, (datum, link) => {
    embedded.push(withId(datum, newId));
    return link === 'linked' ? datum.id : undefined;
  });
  return [withId(outer as Record<string, unknown>, newId), ...embedded];
}

function withId(datum: Record<string, unknown>, newId: () => string): Record<string, unknown> {
  datum.id ??= newId();
  return datum;
}

const randomId = () => randomBytes(16).toString('hex');
