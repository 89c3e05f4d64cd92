import type {Block, Item} from '../block.js';
import {printJson} from '../codec/json/print.js';
import {isObject, type JsonObject} from '../codec/json/value.js';
import {allKinds} from '../datum/find.js';
import {findKind, kindOf} from '../datum/index.js';
import {defaults} from '../options.js';
import {findDeduplicator} from '../tidepool/deduplicator.js';
import {missingRequirement} from '../tidepool/requirement.js';
import {type Prepared, prepareDatum} from './prepare-datum.js';
import {type Pairs, ReferenceIndex} from './reference-index.js';
import {Scratch} from './scratch.js';
import {type Session, Sessions} from './sessions.js';

/** What the first reading of an export tells for the second. */
export interface PreparePlan {
  /** What the data set of each device is opened with. */
  readonly sessions: ReadonlyMap<string, Session>;
  readonly pairs: Pairs;
  /** The data that go inside others, by themselves. */
  readonly copies: Scratch;
  /** Lets go of them. */
  close(): void;
}

/** How a plan is made. */
export interface PlanOptions {
  /** Deduplicator of the target, short or full name (device.deactivate.hash). */
  readonly deduplicator?: string | undefined;
}

/** Reads an export for the first time: which datum another one names, and what describes each device. */
export async function preparePlan(
  blocks: AsyncIterable<Block> | Iterable<Block>,
  {deduplicator = defaults.deduplicator}: PlanOptions = {},
): Promise<PreparePlan> {
  const need = findDeduplicator(deduplicator).datumNeeds;
  const isAccepted = ({verdict, kind, value}: Prepared) =>
    verdict === 'accepted' && (need === 'nothing' || !missingRequirement(kind, value, need));
  const index = new ReferenceIndex();
  const sessions = new Sessions();
  const copies = new Scratch();
  const look = (item: Item) => {
    if (isUpload(item)) return sessions.add(item.value);
    const kind = kindOf(item.value);
    if (kind === null || item.refusal) return;
    const {id, deviceId} = item.value as {id?: unknown; deviceId?: string};
    if (typeof id === 'string' && innerKinds.has(kind)) {
      const prepared = prepareDatum(item.value);
      if (!isAccepted(prepared)) return;
      // With its id as it came, by which the second reading knows it.
      const copy = copies.append(Buffer.from(printJson({id, datum: prepared.value})));
      index.keep({type: findKind(kind)!.type, deviceId, id}, item.index, copy);
    } else if (outerKinds.has(kind)) {
      const prepared = prepareDatum(item.value);
      if (!isAccepted(prepared)) return;
      for (const reference of prepared.references) {
        const type = outerKinds.get(kind)!;
        index.refer({type, deviceId, id: reference.id}, item.index);
      }
    }
  };
  try {
    for await (const {items, release} of blocks) {
      items.forEach(look);
      release?.();
    }
  } catch (error) {
    copies.close();
    throw error;
  }
  return {
    sessions: sessions.byDevice,
    pairs: index.pair(),
    copies,
    close: () => copies.close(),
  };
}

/** Answers whether a record describes a data set, and is none of its data. */
export const isUpload = (item: Item): item is Item & {value: JsonObject} =>
  isObject(item.value) && item.value.type === 'upload';

/** Kinds that hold a datum, with its type; none holds two. */
const outerKinds = new Map<string, string>();
/** Kinds that another one may hold. */
const innerKinds = new Set<string>();
for (const {kind, node, embedded} of allKinds()) {
  for (const {name, of} of node.rows) {
    if (!embedded.includes(name) || of.tag !== 'choice') continue;
    const [[type, choice]] = [...of.cases] as [[string, typeof of]];
    outerKinds.set(kind, type);
    for (const value of choice.cases.keys()) innerKinds.add(`${type}/${value}`);
  }
}
