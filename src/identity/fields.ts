import {printFloat} from '../codec/go/number.js';
import {printTime} from '../codec/go/time.js';
import type {RowNode} from '../codec/node.js';
import {normaliseScalar} from '../codec/normal/scalar.js';
import type {DatumKind} from '../datum/index.js';

/** Whose data they are. With `dataSetId` a datum is identified within the data set, else by its device. */
export interface Owner {
  readonly userId?: string | undefined;
  readonly dataSetId?: string | undefined;
}

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
  for (const row of ownRows(kind)) fields.push(print(row, datum));
  return fields;
}

type Members = Readonly<Record<string, unknown>>;

/** Only the fields asked for are normalised: a whole record would cost several times as much. */
function print({name, of}: RowNode, datum: Members): string {
  const normal = normaliseScalar(of, datum[name], {near: datum, datum});
  return typeof normal === 'number' ? printFloat(normal) : String(normal);
}

const rows = new WeakMap<DatumKind, readonly RowNode[]>();

function ownRows(kind: DatumKind): readonly RowNode[] {
  const known = rows.get(kind);
  if (known) return known;
  const found = kind.identity.map(name => kind.node.rows.find(row => row.name === name)!);
  rows.set(kind, found);
  return found;
}
