import {
  always,
  type Condition,
  forbidden,
  glucose,
  has,
  optional,
  type Ref,
  record,
  required,
  type Table,
} from '../../codec/index.js';
import {start} from './schedule.js';

/**
 * Describes a blood glucose target in the units at `ref`: a target alone, a target with a range or
 * a high around it, or a low and a high.
 */
export const bgTarget = (ref: Ref) => record(fields(ref), {shapes: shapes(ref)});

/** Describes a blood glucose target that holds from a time of the day. */
export const bgTargetStart = (ref: Ref) =>
  record(
    {...fields(ref), start},
    {shapes: shapes(ref).map(([condition, shape]) => [condition, {...shape, start}])},
  );

const fields = (ref: Ref) => ({
  high: optional(glucose(ref)),
  low: optional(glucose(ref)),
  range: optional(glucose(ref)),
  target: optional(glucose(ref)),
});

/** Says which fields may be there, given those that are, and how they bound each other. */
function shapes(ref: Ref): (readonly [Condition, Table])[] {
  const value = glucose(ref);
  const [asked, none] = [required(value), forbidden(value)];
  const alone = {high: none, low: none, range: none, target: asked};
  return [
    [has('target', 'range'), {...alone, range: required(glucose(ref, {within: 'target'}))}],
    [has('target', 'high'), {...alone, high: required(glucose(ref, {atLeast: 'target'}))}],
    [has('target'), alone],
    [
      has('high', 'low'),
      {high: required(glucose(ref, {atLeast: 'low'})), low: asked, range: none, target: none},
    ],
    [has('low'), {high: asked}],
    [always, {target: asked}],
  ];
}
