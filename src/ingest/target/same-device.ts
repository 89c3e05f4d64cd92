import type {Transform} from 'node:stream';
import {deviceOf} from '../../batches/note.js';
import {
  type Block,
  blockOf,
  type DatumFault,
  type Item,
  type Rejection,
  reject,
} from '../../block.js';
import {problem} from '../../errors.js';
import {toTransform} from '../../streams/to-transform.js';
import type {Routing} from './routing.js';

/** Whose data may pass. */
export interface SameDeviceOptions extends Pick<Routing, 'deviceId' | 'otherDevices'> {
  readonly onReject: (rejection: Rejection) => void;
}

/**
 * Lets the data of one device pass, the first datum's where none is named. The platform archives by
 * the device of the set and hashes by the device of the datum: a set with data of another device would
 * leave duplicates behind.
 */
export function sameDevice({deviceId, otherDevices, onReject}: SameDeviceOptions): Transform {
  let expected = deviceId;
  const fits = (item: Item): boolean => {
    const device = deviceOf(item);
    expected ??= device;
    if (device === undefined || device === expected) return true;
    if (otherDevices === 'stop') throw problem('ERR_INGEST_SEVERAL_DEVICES', {place: item});
    onReject(reject(item, otherDevice));
    return false;
  };
  return toTransform<Block, Block>((block, push) => {
    const items = otherDevices === 'allow' ? block.items : block.items.filter(fits);
    if (items.length > 0) push(blockOf(items, block));
    else block.release?.();
  });
}

const otherDevice: readonly DatumFault[] = [
  {
    code: 'device-not-of-data-set',
    pointer: '/deviceId',
    detail: 'the data set is of another device',
  },
];
