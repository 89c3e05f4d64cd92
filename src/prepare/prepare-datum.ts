import {isRight} from 'fp-ts/lib/Either.js';
import type {JsonObject} from '../codec/json/value.js';
import {decodeDatum, findKind, kindOf} from '../datum/index.js';
import type {ChangeName} from './changes.js';
import {withoutPadding} from './padding.js';
import {repair} from './repair.js';
import {withStoredUnits} from './stored-units.js';
import {withUnitsAsSent} from './units-as-sent.js';
import {unroundRates} from './unround.js';

/** A datum of an export, made what may be sent. */
export interface Prepared {
  /** The very value that came in where nothing was to be done. */
  readonly value: unknown;
  readonly kind: string | undefined;
  /** Whether the platform accepts it as it stands here, its references taken out. */
  readonly verdict: 'accepted' | 'refused';
  /** Ids where the platform wants an object, by the field they stood in. */
  readonly references: readonly Reference[];
  readonly changes: ReadonlySet<ChangeName>;
}

/** An id in a field that holds a whole datum. */
export interface Reference {
  readonly field: string;
  readonly id: string;
}

/**
 * Turns a datum as the platform gives it out into one that it takes. Beyond null, server-owned and
 * misnamed members, and the units of settings, only what would be refused is touched. `numbers` as for
 * `decodeDatum`.
 */
export function prepareDatum(raw: unknown, numbers: 'finite' | 'unknown' = 'unknown'): Prepared {
  const changes = new Set<ChangeName>();
  const kind = kindOf(raw) ?? undefined;
  if (kind === undefined) {
    if (typeof (raw as {type?: unknown} | null)?.type === 'string') changes.add('retired-type');
    return {value: raw, kind, verdict: 'refused', references: [], changes};
  }
  const {node, embedded} = findKind(kind)!;
  const note = (name: ChangeName) => changes.add(name);
  const own = withStoredUnits(kind, withoutPadding(raw as JsonObject, node, note), note);
  const {value, references} = withoutReferences(own, embedded);
  const result = (final: JsonObject, verdict: Prepared['verdict']): Prepared => ({
    ...{value: final, kind, verdict, references, changes},
  });
  if (isAccepted(value, numbers)) return result(value, 'accepted');
  const repaired = withStoredUnits(kind, repair(value, node, note), note);
  if (isAccepted(repaired)) return result(repaired, 'accepted');
  for (const attempt of [withUnitsAsSent, unroundRates]) {
    const attempted = attempt(repaired, node);
    if (!attempted || !isAccepted(attempted.value)) continue;
    note(attempted.change);
    return result(attempted.value, 'accepted');
  }
  return result(repaired, 'refused');
}

const isAccepted = (value: JsonObject, numbers: 'finite' | 'unknown' = 'unknown') =>
  isRight(decodeDatum(value, numbers));

function withoutReferences(datum: JsonObject, fields: readonly string[]) {
  const references = fields.flatMap(field => {
    const id = datum[field];
    return typeof id === 'string' && isId(id) ? [{field, id}] : [];
  });
  if (references.length === 0) return {value: datum, references};
  const value: Record<string, unknown> = {...datum};
  for (const {field} of references) delete value[field];
  return {value, references};
}

/** Any text may be an id, but not what is empty or the JSON of an object. */
const isId = (text: string) => /^[^\s{[]+$/.test(text);
