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
 * Gives what identifies a valid datum, as the platform prints it, with `|` between: user, device or data
 * set, time, type, discriminator, and what the kind adds. Undefined where a part is missing.
 */
export function identityText(
  kind: DatumKind,
  value: unknown,
  {userId, dataSetId}: Owner,
): string | undefined {
  const datum = value as Members;
  const source = dataSetId ?? datum.deviceId;
  if (typeof source !== 'string' || userId === undefined) return undefined;
  let text = beginOf(userId, source) + printTime(datum.time as string);
  for (const part of partsOf(kind)) text += typeof part === 'string' ? part : part(datum);
  return text;
}

type Members = Readonly<Record<string, unknown>>;
type Printer = (datum: Members) => string;

let last = {userId: '', source: '', begin: '||'};

/** Most data follow one of the same device; a text made of few pieces is quicker to hash. */
function beginOf(userId: string, source: string): string {
  if (last.source !== source || last.userId !== userId) {
    last = {userId, source, begin: `${userId}|${source}|`};
  }
  return last.begin;
}

const known = new WeakMap<DatumKind, readonly (string | Printer)[]>();

/** Gives what follows the time: what is the same for all data of a kind in one piece. */
function partsOf(kind: DatumKind): readonly (string | Printer)[] {
  const found = known.get(kind);
  if (found) return found;
  const parts: (string | Printer)[] = [];
  let constant = `|${[kind.type, ...(kind.discriminator?.slice(1) ?? [])].join('|')}`;
  for (const name of kind.identity) {
    const printer = printerOf(kind.node.rows.find(row => row.name === name)!);
    if (typeof printer === 'string') constant += `|${printer}`;
    else {
      parts.push(`${constant}|`, printer);
      constant = '';
    }
  }
  if (constant !== '') parts.push(constant);
  known.set(kind, parts);
  return parts;
}

/** Only the fields asked for are normalised: a whole record would cost several times as much. */
function printerOf({name, of}: RowNode): string | Printer {
  if (of.tag === 'oneOf' && of.becomes !== undefined) return of.becomes;
  return datum => {
    const normal = normaliseScalar(of, datum[name], {near: datum, datum});
    return typeof normal === 'number' ? printFloat(normal) : String(normal);
  };
}
