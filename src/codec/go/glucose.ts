import {toInt} from './number.js';

/** Milligrams in a decilitre that are one millimole in a litre, by the platform's molar mass of glucose. */
export const mgPerMmol = 18.01559;

/** Converts mg/dL to mmol/L as the platform does: to 5 decimals, halves away from zero. */
export function toMmol(mg: number): number {
  const scaled = (mg / mgPerMmol) * 100_000 + (mg < 0 ? -0.5 : 0.5);
  return toInt(Math.trunc(scaled)) / 100_000; // it goes through Go's int
}
