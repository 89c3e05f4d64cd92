import type {Step} from './step.js';

/**
 * Sums up the letters from g to z of a record, as match.wat does: those of names and of kinds. A pattern has the same
 * ones in each record, or hardly any others, and by them it is found among a thousand: records of which some members
 * may be missing are written in hundreds of ways.
 */
export function signatureOf(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (letter >= first && letter <= last) sum += letter;
  }
  return sum;
}

const [first, last] = [0x67, 0x7a]; // g and z

/** Whether all records of a pattern have the same signature. */
export const isFixed = (steps: readonly Step[]): boolean =>
  steps.every(({tag}) => withoutLetters.has(tag));

const withoutLetters: ReadonlySet<Step['tag']> = new Set(['same', 'number', 'time', 'told', 'id']);
