import type {Encoder} from './encoder.js';

/** One step through the bytes of a record; match.wat says what each asks for. */
export type Step =
  | {readonly tag: 'same'; readonly text: string}
  | {readonly tag: 'text'; readonly min: number; readonly max: number}
  | {readonly tag: 'number'; readonly integer: boolean; readonly min: number; readonly max: number}
  | {readonly tag: 'time'; readonly digits: number}
  | {readonly tag: 'oneOf'; readonly tokens: readonly string[]}
  | {readonly tag: 'dataId'}
  | {readonly tag: 'told'; readonly of: 'datum' | 'embedded'}
  | {readonly tag: 'id'};

/** Writes steps as match.wat reads them; `mostBytes` are what a record may have. */
export function encodeSteps(steps: readonly Step[], mostBytes: number, to: Encoder): void {
  for (const step of steps) encodeStep(step, to);
  to.words(numbers.end, Math.min(mostBytes, most));
}

function encodeStep(step: Step, to: Encoder): void {
  const number = numbers[step.tag];
  switch (step.tag) {
    case 'same':
      to.words(number, step.text.length);
      to.vectors(step.text);
      break;
    case 'text':
      to.words(number, step.min, Math.min(step.max, most));
      break;
    case 'number':
      to.words(number, Number(step.integer));
      to.float(step.min);
      to.float(step.max);
      break;
    case 'time':
      to.words(number, step.digits);
      break;
    case 'oneOf':
      to.words(number, step.tokens.length);
      for (const token of step.tokens) {
        to.words(token.length);
        to.vectors(token);
      }
      break;
    case 'told':
      to.words(number, step.of === 'datum' ? 0 : 1);
      break;
    default:
      to.words(number);
  }
}

/** What match.wat calls the steps. */
const numbers = {
  end: 0,
  same: 1,
  text: 2,
  number: 3,
  time: 4,
  oneOf: 5,
  dataId: 6,
  told: 7,
  id: 8,
};

/** As good as no limit. */
const most = 0x7fffffff;
