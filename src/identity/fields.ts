import {printFloat} from '../codec/go/number.js';
import {printTime} from '../codec/go/time.js';
import type {Node} from '../codec/node.js';
import {normaliseScalar} from '../codec/normal/scalar.js';
import type {DatumKind} from '../datum/index.js';

/** Whose data they are. With `dataSetId` a datum is identified within the data set, else by its device. */
export interface Owner {
  readonly userId?: string | undefined;
  readonly dataSetId?: string | undefined;
}

type Members = Readonly<Record<string, unknown>>;

/**
 * Gives what identifies a valid datum, as the platform prints it: user, device or data set, time,
 * type, discriminator, and what the kind adds. Undefined where a part is missing.
 */
export function identityFields(
  kind: DatumKind,
  value: unknown,
  {userId, dataSetId}: Owner,
): string[] | undefined {
  const datum = value as Members;
  const source = dataSetId ?? datum.deviceId;
  if (typeof source !== 'string' || userId === undefined) return undefined;
  const fields = [userId, source, printTime(datum.time as string), kind.type];
  if (kind.discriminator) fields.push(kind.discriminator[1]);
  for (const name of kind.identity) fields.push(print(kind, name, datum));
  return fields;
}

function print(kind: DatumKind, name: string, datum: Members): string {
  const normal = normaliseScalar(nodeOf(kind, name), datum[name], {near: datum, datum});
  return typeof normal === 'number' ? printFloat(normal) : String(normal);
}

function nodeOf({node}: DatumKind, name: string): Node {
  return node.rows.find(row => row.name === name)!.of;
}
