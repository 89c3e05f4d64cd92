/** The two forms of each chart: on a phone letters must not shrink with the picture. */
export type Form = 'wide' | 'narrow';

/** Pixels that a form has across. */
export const widthOf = {wide: 960, narrow: 340} as const satisfies Record<Form, number>;

/** Space around the plot of a chart with axes. */
export const gridOf = {
  wide: {left: 56, right: 8, top: 14, bottom: 26},
  narrow: {left: 42, right: 4, top: 14, bottom: 26},
} as const;

/** Buckets that a chart of days shows at most. */
export const mostBuckets = {wide: 92, narrow: 31} as const;

/** Names that fit below an axis. */
const mostLabels = {wide: 12, narrow: 4} as const;

/** Shows every so-manieth name of an axis: all that fit. */
export const showEvery =
  (names: number, form: Form) =>
  (index: number): boolean =>
    index % Math.ceil(names / mostLabels[form]) === 0;
