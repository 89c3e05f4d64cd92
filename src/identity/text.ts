import {printFloat} from '../codec/go/number.js';
import {printTime} from '../codec/go/time.js';
import type {NumberNode, RowNode} from '../codec/node.js';
import {normaliseScalar} from '../codec/normal/scalar.js';
import {lookUp} from '../codec/siblings.js';
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
  if (of.tag === 'number') return numberPrinter(name, of);
  return datum => String(normaliseScalar(of, datum[name], {near: datum, datum}));
}

/** Most values come again and again: to convert and print one costs more than to find it. */
function numberPrinter(name: string, node: NumberNode): Printer {
  const unitOf = ({converts}: NumberNode, datum: Members) =>
    converts && lookUp(converts.ref, {near: datum, datum});
  let printed = new Map<number, string>();
  let unit: unknown;
  return datum => {
    const value = datum[name] as number;
    const own = unitOf(node, datum);
    if (own !== unit || printed.size > mostPrinted) [unit, printed] = [own, new Map()];
    let text = printed.get(value);
    if (text === undefined) {
      text = printFloat(normaliseScalar(node, value, {near: datum, datum}) as number);
      if (value !== 0) printed.set(value, text); // a Map does not tell -0 from 0
    }
    return text;
  };
}

const mostPrinted = 4_096;
