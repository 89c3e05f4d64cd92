import {byUnits, oneOf, record, required, type Span} from '../../codec/index.js';

/** Describes a measured amount, `{units, value}`, by the range of the value in each unit. */
export const quantity = <U extends string>(ranges: Readonly<Record<U, Span>>) =>
  record({
    units: required(oneOf(...(Object.keys(ranges) as U[]))),
    value: required(byUnits('units', ranges)),
  });
