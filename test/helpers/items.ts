import {Item} from '../../src/block.js';
import {kindOf} from '../../src/datum/index.js';

/** Makes items of valid data, as they come out of `decode`. */
export const itemsOf = (data: readonly unknown[]): Item[] =>
  data.map((datum, index) => {
    const item = new Item(index, 'dump.json', undefined, index + 1, datum, undefined);
    item.kind = kindOf(datum) ?? undefined;
    return item;
  });
