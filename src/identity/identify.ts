import {type DatumKind, findKind, kindOf} from '../datum/index.js';
import {identityHash} from './hash.js';
import {identityText, type Owner} from './text.js';

/** One datum that the platform will store, and its hash; absent where a part of its identity is. */
export interface Identity {
  readonly type: string;
  readonly hash?: string;
}

/** Gives the identities of a valid datum: its own, then that of the datum embedded in it. */
export function identify(kind: string, value: unknown, owner: Owner): Identity[] {
  const own = findKind(kind)!;
  const identities = [identityOf(own, value, owner)];
  if (own.embedded.length === 0) return identities;
  for (const name of own.embedded) {
    const embedded = (value as Readonly<Record<string, unknown>>)[name];
    const inner = kindOf(embedded);
    if (inner) identities.push(identityOf(findKind(inner)!, embedded, owner));
  }
  return identities;
}

function identityOf(kind: DatumKind, value: unknown, owner: Owner): Identity {
  const text = identityText(kind, value, owner);
  return text === undefined ? {type: kind.type} : {type: kind.type, hash: identityHash(text)};
}
