import type {Transform} from 'node:stream';
import {type Block, blockOf, type Item} from '../block.js';
import {findKind} from '../datum/index.js';
import {contentOf} from '../identity/content.js';
import {SeenData} from '../identity/duplicates.js';
import {identityText} from '../identity/index.js';
import {toTransform} from '../streams/to-transform.js';

/** What is to be heard of data that are like others. */
export interface DuplicateOptions {
  readonly userId: string;
  /** Called for each that is dropped, with the data of the input that it is. */
  readonly onDuplicate: (records: number) => void;
  /** Called for each that has the identity of another, and other content: it is kept. */
  readonly onCollision: () => void;
}

/** Lets the first of equal data pass. */
export function dropDuplicates(options: DuplicateOptions): Transform {
  const {userId, onDuplicate, onCollision} = options;
  const seen = new SeenData();
  const isNew = ({kind, value, records}: Item): boolean => {
    const content = contentOf(value);
    const identity = identityText(findKind(kind!)!, value, {userId}) ?? content;
    const novelty = seen.add(identity, content);
    if (novelty === 'identity-collision') onCollision();
    if (novelty === 'duplicate') onDuplicate(records);
    return novelty !== 'duplicate';
  };
  return toTransform<Block, Block>((block, push) => {
    const items = block.items.filter(isNew);
    if (items.length > 0) push(blockOf(items, block));
    else block.release?.();
  });
}
