import {toInt} from './number.js';

/** Converts mg/dL to mmol/L as the platform does: to 5 decimals, halves away from zero. */
export function toMmol(mg: number): number {
  const scaled = (mg / 18.01559) * 100_000 + (mg < 0 ? -0.5 : 0.5);
  return toInt(Math.trunc(scaled)) / 100_000; // it goes through Go's int
}
