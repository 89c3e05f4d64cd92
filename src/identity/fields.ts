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
  if (kind.identity.length > 0) for (const print of printersOf(kind)) fields.push(print(datum));
  return fields;
}

type Members = Readonly<Record<string, unknown>>;
type Printer = (datum: Members) => string;

const printers = new WeakMap<DatumKind, readonly Printer[]>();

function printersOf(kind: DatumKind): readonly Printer[] {
  const known = printers.get(kind);
  if (known) return known;
  const found = kind.identity.map(name =>
    printerOf(kind.node.rows.find(row => row.name === name)!),
  );
  printers.set(kind, found);
  return found;
}

/** Only the fields asked for are normalised: a whole record would cost several times as much. */
function printerOf({name, of}: RowNode): Printer {
  const become = of.tag === 'oneOf' ? of.becomes : undefined;
  if (become !== undefined) return () => become;
  return datum => {
    const normal = normaliseScalar(of, datum[name], {near: datum, datum});
    return typeof normal === 'number' ? printFloat(normal) : String(normal);
  };
}
