import type {Transform} from 'node:stream';
import {type Block, blockOf, Item} from '../block.js';
import {findMember} from '../codec/json/member.js';
import {toTransform} from '../streams/to-transform.js';

/** Takes the `datum` of each line of a rejects file, its bytes as they stand there; goes before `decode`. */
export function fromRejects(): Transform {
  return toTransform<Block, Block>((block, push) => push(takeRejects(block)));
}

/** Takes the `datum` of each record of a block; one that has none becomes null, which is refused. */
export function takeRejects(block: Block): Block {
  return blockOf(
    block.items.map(item => (item.refusal ? item : datumOf(item))),
    block,
  );
}

function datumOf(item: Item): Item {
  const {index, file, byte, line, bytes} = item;
  const {datum = null} = Object(item.value) as {datum?: unknown};
  const span = bytes && datum !== null ? findMember(bytes, 'datum') : undefined;
  return new Item(
    index,
    file,
    byte === undefined || !span ? byte : byte + span.start,
    line,
    datum,
    span ? bytes?.subarray(span.start, span.end) : undefined,
  );
}
