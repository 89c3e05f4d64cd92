import type {Transform} from 'node:stream';
import type {Block, Item} from '../block.js';
import {findKind, kindOf} from '../datum/index.js';
import {toTransform} from '../streams/to-transform.js';

/** Gives data without a deviceId, embedded ones too, this one; goes before `decode`. */
export function defaultDeviceId(deviceId: string): Transform {
  return toTransform<Block, Block>((block, push) => push(fillDeviceIds(block, deviceId)));
}

/** Fills in the deviceId of each item that lacks it, and hands the same block back. */
export function fillDeviceIds(block: Block, deviceId: string): Block {
  for (const item of block.items) if (!item.refusal) fill(item, deviceId);
  return block;
}

function fill(item: Item, deviceId: string): void {
  const kind = findKind(kindOf(item.value) ?? '');
  if (!kind) return;
  const datum = item.value as Record<string, unknown>;
  const changes: Record<string, unknown> = {};
  if (datum.deviceId == null) changes.deviceId = deviceId;
  for (const key of kind.embedded) {
    const inner = datum[key];
    if (isObject(inner) && inner.deviceId == null) changes[key] = {...inner, deviceId};
  }
  if (Object.keys(changes).length > 0) item.replace({...datum, ...changes});
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
