import {Field} from './field.js';
import type {Limits, LimitsByUnits, Ref} from './node.js';

/** What bounds a number: limits, or siblings that are bounds where they are in range themselves. */
export interface NumberRule extends Limits {
  /** What it counts, for people: `milliseconds`. */
  readonly unit?: string;
  /** Sibling that is the lower bound. */
  readonly atLeast?: string;
  /** Sibling that is the upper bound. */
  readonly atMost?: string;
}

/** Both bounds, inclusive, or the limits by name; `{}` sets none. */
export type Span = readonly [min: number, max: number] | Limits;

/** Makes the field of a number. */
export const float = (rule: NumberRule = {}) =>
  new Field<number>('float', {tag: 'number', integer: false, ...rule});

/** Makes the field of a number without a fraction (`1.0` and `1e3` are such). */
export const int = (rule: NumberRule = {}) =>
  new Field<number>('int', {tag: 'number', integer: true, ...rule});

/** Makes the field of a number whose limits the units at `ref` set; unknown units set none. */
export const byUnits = (ref: Ref, spans: Readonly<Record<string, Span>>) =>
  new Field<number>('float', {
    tag: 'number',
    integer: false,
    by: {ref, limits: Object.entries(spans).map(([units, span]) => [units, limitsOf(span)])},
  });

/** Makes the field of a blood glucose, 0 to 55 mmol/L or 0 to 1000 mg/dL unless told; stored in mmol/L. */
export function glucose(
  ref: Ref,
  rule: {mmol?: Span; mg?: Span; atLeast?: string; within?: string} = {},
) {
  const {mmol = [0, 55], mg = [0, 1000], atLeast, within} = rule;
  const limits: LimitsByUnits = [
    ['mmol/L', limitsOf(mmol)],
    ['mmol/l', limitsOf(mmol)],
    ['mg/dL', limitsOf(mg)],
    ['mg/dl', limitsOf(mg)],
  ];
  return new Field<number>('glucose', {
    tag: 'number',
    integer: false,
    atLeast,
    within,
    by: {ref, limits},
    converts: {ref, from: ['mg/dL', 'mg/dl']},
  });
}

/** Makes the field of a change of blood glucose a minute; stored in mmol/L/minute. */
export const glucoseRate = (ref: Ref) =>
  new Field<number>('glucoseRate', {
    tag: 'number',
    integer: false,
    by: {
      ref,
      limits: [
        ['mmol/L/minute', {min: -5.5, max: 5.5}],
        ['mg/dL/minute', {min: -100, max: 100}],
      ],
    },
    converts: {ref, from: ['mg/dL/minute']},
  });

const limitsOf = (span: Span): Limits => (isPair(span) ? {min: span[0], max: span[1]} : span);

const isPair = (span: Span): span is readonly [number, number] => Array.isArray(span);
