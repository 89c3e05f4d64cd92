import {int, optional, record, required} from '../../codec/index.js';
import {origin} from './origin.js';
import {quantity} from './quantity.js';

const accuracy = quantity({feet: [0, 3280.839895013123], meters: [0, 1000]});

const elevation = quantity({
  feet: [-65616.79790026246, 3280839.8950131233],
  meters: [-20000, 1000000],
});

/** Tells a position on the globe, where it was measured from, and how exact it is. */
export const gps = record({
  elevation: optional(elevation),
  floor: optional(int({min: -1000, max: 1000})),
  horizontalAccuracy: optional(accuracy),
  latitude: required(quantity({degrees: [-90, 90]})),
  longitude: required(quantity({degrees: [-180, 180]})),
  origin: optional(origin),
  verticalAccuracy: optional(accuracy),
});
