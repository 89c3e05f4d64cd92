import * as catalogue from './catalogue.js';
import type {DatumKind} from './define.js';
import {type Kind, kinds} from './kinds.js';

/** Finds a kind by its name, such as `bolus/normal`. */
export const findKind = (kind: string): DatumKind | undefined => byName.get(kind);

/** Tells the kind of a record by its discriminators; null where it has none that is known. */
export function kindOf(raw: unknown): Kind | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const {type, deliveryType, subType} = raw as Record<string, unknown>;
  const found = byType.get(type);
  if (typeof found !== 'object') return found ?? null;
  return found.get(type === 'basal' ? deliveryType : subType) ?? null;
}

/** Every kind, in the platform's order. */
export const allKinds = (): DatumKind[] => kinds.map(kind => byName.get(kind)!);

const byName = new Map<string, DatumKind>(Object.values(catalogue).map(each => [each.kind, each]));

/** A type that has no sub-types is a kind itself. A Map, for a record may be of type `constructor`. */
const byType = new Map<unknown, Kind | Map<unknown, Kind>>();
for (const kind of kinds) {
  const {type, discriminator} = byName.get(kind)!;
  if (!discriminator) byType.set(type, kind);
  else {
    const subTypes = byType.get(type) ?? new Map<unknown, Kind>();
    byType.set(type, (subTypes as Map<unknown, Kind>).set(discriminator[1], kind));
  }
}
