import type {Guess, Likely} from './spot.js';

/** Texts where a number is wanted, and fractions where a whole one is. */
export const guessNumber: Guess = ({fault: {code}, field}) => {
  if (code !== 'type-not-float64' && code !== 'type-not-int') return undefined;
  const value = field?.value;
  if (typeof value === 'number') return fraction(field?.node);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^[-+]?\d[\d.\u00a0\u202f' ]*,\d+$/.test(text)) {
    return {
      cause: 'a decimal comma: a program has written the number as its country writes it',
      remedy: 'write numbers with a point and without quotes, as JSON has them',
    };
  }
  if (/^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text)) {
    return {
      cause: 'the number is written as text',
      remedy: 'write it without quotes; --prepare does that as well',
    };
  }
  if (/^[-+]?\d+([.,]\d+)?\s*\D+$/.test(text)) {
    return {
      cause: 'the unit is written behind the number',
      remedy: 'write the number alone; the unit has a field of its own',
    };
  }
  if (placeholder.test(text)) {
    return {
      cause: 'a word stands where there was no number, such as the LOW of a meter',
      remedy: 'leave the field out where it may be absent, else leave out the datum',
    };
  }
  return undefined;
};

const placeholder = /^(|-+|n\/?a|nan|null|none|nil|undefined|unknown|low|lo|high|hi|---)$/i;

function fraction(node: {tag: string; unit?: string | undefined} | undefined): Likely {
  const unit = node?.unit;
  return {
    cause: `a fraction stands where whole numbers are counted${unit ? `, in ${unit}` : ''}`,
    remedy: unit
      ? `convert it to ${unit} and round it, as the rule says`
      : 'round it, if that is what it means',
  };
}
