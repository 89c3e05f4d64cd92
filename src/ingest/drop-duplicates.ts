import type {Transform} from 'node:stream';
import {type Block, blockOf, type Item} from '../block.js';
import {findKind} from '../datum/index.js';
import {contentOf} from '../identity/content.js';
import {SeenData} from '../identity/duplicates.js';
import {identityFields} from '../identity/index.js';
import {toTransform} from '../streams/to-transform.js';

/** Lets the first of equal data pass, and calls for each of the others. */
export function dropDuplicates(userId: string, onDuplicate: (records: number) => void): Transform {
  const seen = new SeenData();
  const isNew = ({kind, value, records}: Item): boolean => {
    const fields = identityFields(findKind(kind!)!, value, {userId});
    const content = contentOf(value);
    const identity = fields?.join('|') ?? content;
    if (seen.add(identity, content) !== 'duplicate') return true;
    onDuplicate(records);
    return false;
  };
  return toTransform<Block, Block>((block, push) => {
    const items = block.items.filter(isNew);
    if (items.length > 0) push(blockOf(items, block));
    else block.release?.();
  });
}
