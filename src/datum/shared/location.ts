import {anyOf, optional, record} from '../../codec/index.js';
import {gps} from './gps.js';
import {name} from './name.js';

/** Tells where something happened: a position, a name or both. */
export const location = record({
  gps: optional(gps),
  $: anyOf('gps', 'name'),
  name: optional(name),
});
