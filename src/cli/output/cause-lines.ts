import type {Cause, Causes} from '../../advice/causes.js';
import {printPlace} from '../../errors.js';
import {count} from '../../print/numbers.js';
import type {Line} from './messages.js';

const shownCauses = 20;

/** Prints why data were refused: each cause with its first place, the rule, the likely reason and what to do. */
export function causeLines(causes: Causes): Line[] {
  const {list, others} = causes;
  if (list.length === 0) return [];
  const hidden = list.slice(shownCauses).reduce((sum, cause) => sum + cause.count, others);
  return [
    ['Refused:', 'bold'],
    ...list.slice(0, shownCauses).flatMap(linesOf),
    ...(hidden > 0 ? [`  ${count(hidden)} others`] : []),
  ];
}

function linesOf({count: times, code, kind, first, rule, likely}: Cause): Line[] {
  const what = `${kind ?? 'unknown kind'} ${first.pointer || 'the datum'}`;
  const detail = shortened(first.detail.replace(/^value /, ''));
  return [
    `  ${count(times)} × ${code}, ${times > 1 ? 'first ' : ''}${printPlace(first)} ${what}: ${detail}`,
    ...(rule === undefined ? [] : [`      rule: ${rule}`]),
    ...(likely.cause === undefined ? [] : [`      likely: ${likely.cause}`]),
    `      to do: ${likely.remedy}`,
  ];
}

/** A text of the input may be of any length, and so may the list of what would be right. */
const shortened = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}...` : text);
