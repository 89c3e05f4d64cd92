/** Counts of whole values: the place in the array is the value. */
export type Histogram = ArrayLike<number>;

/** Adds up counts from one value up to another, both included. */
export function countBetween(histogram: Histogram, from: number, to: number): number {
  let sum = 0;
  for (let value = from; value <= Math.min(to, histogram.length - 1); value++) {
    sum += histogram[value]!;
  }
  return sum;
}

/** Population standard deviation around a mean. */
export function standardDeviation(histogram: Histogram, mean: number): number {
  let [sum, count] = [0, 0];
  for (let value = 0; value < histogram.length; value++) {
    sum += histogram[value]! * (value - mean) ** 2;
    count += histogram[value]!;
  }
  return Math.sqrt(sum / count);
}

/** The least value that such a share of the counted does not exceed. */
export function percentile(histogram: Histogram, share: number): number {
  const rank = share * countBetween(histogram, 0, histogram.length - 1);
  let seen = 0;
  for (let value = 0; value < histogram.length; value++) {
    seen += histogram[value]!;
    if (seen > 0 && seen >= rank) return value;
  }
  return histogram.length - 1;
}
