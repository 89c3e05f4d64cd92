import type {Deduplicator} from './deduplicator.js';
import {plain} from './plain.js';

/** Keeps every datum, whatever is there. */
export const none: Deduplicator = {
  ...plain,
  name: 'org.tidepool.deduplicator.none',
  alias: 'org.tidepool.continuous',
  version: '1.0.0',
};
