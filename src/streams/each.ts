import type {Transform} from 'node:stream';
import type {Block, Item} from '../block.js';
import {toTransform} from './to-transform.js';

/**
 * Lifts a function over single items, which may be async, into a stage. What it returns becomes
 * the value of the item; if nothing, the item may have been changed in place. Either way it is
 * serialised anew. Refused items pass by: they have no value one could rely on.
 */
export function each(fn: (item: Item) => unknown): Transform {
  return overItems(fn, (item, value) => {
    item.replace(value === undefined || value === item ? item.value : value);
  });
}

/** Looks at single items and leaves them as they came, bytes and all. Refused items pass by. */
export function tap(fn: (item: Item) => unknown): Transform {
  return overItems(fn, () => {});
}

type Settle = (item: Item, value: unknown) => void;

function overItems(fn: (item: Item) => unknown, settle: Settle): Transform {
  return toTransform<Block, Block>((block, push) => {
    const running = run(block.items.values());
    if (!running) return push(block);
    return running.then(() => push(block));
  });

  /** Takes one item after the other, and waits only for those that make it wait. */
  function run(items: Iterator<Item>): Promise<void> | undefined {
    for (let next = items.next(); !next.done; next = items.next()) {
      const item = next.value;
      if (item.refusal) continue;
      const value = fn(item);
      if (value instanceof Promise)
        return value.then(late => {
          settle(item, late);
          return run(items);
        });
      settle(item, value);
    }
    return undefined;
  }
}
