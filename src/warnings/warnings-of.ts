import type {JsonObject} from '../codec/json/value.js';
import {type DatumKind, findKind, kindOf} from '../datum/index.js';
import {isServerOwned} from '../identity/server-owned.js';
import {didYouMean} from './did-you-mean.js';
import {warnOfTimes} from './time-warnings.js';
import {type UnknownField, unknownFields} from './unknown-fields.js';
import type {Warning} from './warning.js';

/** What warnings depend on besides the datum. */
export interface WarningOptions {
  /** Milliseconds since 1970 that count as now. */
  readonly now: number;
  /** Whether data are sent with the ids that they have. */
  readonly ids: 'fresh' | 'kept';
}

/** Gives the warnings of a datum that was accepted, and of those inside it; none of them rejects it. */
export function warningsOf(kind: string, value: unknown, options: WarningOptions): Warning[] {
  const warnings: Warning[] = [];
  const warn = (warning: Warning) => warnings.push(warning);
  const datum = value as JsonObject;
  const own = findKind(kind)!;
  for (const field of unknownFields(datum, own.node, tellersOf(own))) warn(unknown(field));
  warnOfTimes(datum, options.now, warn);
  if (options.ids === 'fresh') warnOfAssociations(datum, warn);
  for (const key of own.embedded) {
    const inner = datum[key] as JsonObject | null | undefined;
    if (inner != null) warnOfEmbedded(key, inner, datum, options, warn);
  }
  return warnings;
}

function unknown({name, pointer, known}: UnknownField): Warning {
  if (isServerOwned(name) && pointer.lastIndexOf('/') === 0) {
    return {code: 'server-owned-field', pointer, detail: 'is ignored: the platform writes its own'};
  }
  const meant = didYouMean(name, known);
  const question = meant === undefined ? '' : `; did you mean ${meant}?`;
  return {code: 'unknown-field', pointer, detail: `is dropped without a word${question}`};
}

function warnOfAssociations({associations}: JsonObject, warn: (warning: Warning) => void): void {
  for (const [at, {type}] of ((associations ?? []) as {type: string}[]).entries()) {
    if (type !== 'datum') continue;
    warn({
      code: 'association-to-changing-id',
      pointer: `/associations/${at}/id`,
      detail: 'names a datum by its id; if that one is in this input, it gets a new id',
    });
  }
}

/** Unknown fields of a datum inside another were found with those of the other. */
function warnOfEmbedded(
  key: string,
  inner: JsonObject,
  outer: JsonObject,
  {now, ids}: WarningOptions,
  warn: (warning: Warning) => void,
): void {
  const warnBelow = (warning: Warning) => warn({...warning, pointer: `/${key}${warning.pointer}`});
  if (inner.deviceId != null && inner.deviceId !== outer.deviceId) {
    warnBelow({
      code: 'embedded-other-device',
      pointer: '/deviceId',
      detail: 'is another device: older duplicates of this datum are not found',
    });
  }
  if (kindOf(inner) === null) return;
  warnOfTimes(inner, now, warnBelow);
  if (ids === 'fresh') warnOfAssociations(inner, warnBelow);
}

const tellersOf = ({discriminator}: DatumKind) =>
  discriminator ? ['type', discriminator[0]] : ['type'];
