import {quote} from '../go/quote.js';
import type {TextNode} from '../node.js';
import {bytesOf, codePointsOf} from '../text-length.js';
import type {Walk} from './walk.js';

/** Reports an empty text, one that is too long, or one of the wrong form. */
export function checkText(node: TextNode, value: string, walk: Walk): void {
  const {max = Infinity, maxBytes = Infinity, format} = node;
  if ((value === '' && !node.empty) || format?.empty?.(value)) {
    walk.report('value-empty', 'value is empty');
    return;
  }
  if (value.length > max) checkLength(codePointsOf(value), max, walk);
  if (bytesOf(value) > maxBytes) {
    checkLength(bytesOf(value), maxBytes, walk);
  } else if (format && !format.test(value)) {
    walk.report('value-not-valid', `value ${quote(value)} ${format.says}`);
  }
}

/** Reports what has more parts than it may. */
export function checkLength(length: number, max: number, walk: Walk): void {
  if (length <= max) return;
  walk.report('length-out-of-range', `length ${length} is not less than or equal to ${max}`);
}
