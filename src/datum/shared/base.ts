import {
  exactly,
  format,
  instant,
  int,
  list,
  metadata,
  optional,
  required,
  text,
} from '../../codec/index.js';
import {association} from './association.js';
import {DAY, WEEK_MINUTES} from './durations.js';
import {location} from './location.js';
import {origin} from './origin.js';

/**
 * Lists the fields that every kind begins with; `type` and the sub-type are the kind's name, not
 * fields of it.
 */
export const base = {
  annotations: optional(list(metadata())),
  associations: optional(list(association)),
  clockDriftOffset: optional(int({min: -DAY, max: DAY, unit: 'milliseconds'})),
  conversionOffset: optional(int({unit: 'milliseconds'})),
  deviceId: optional(text()),
  /** The device's own clock, without a zone. */
  deviceTime: optional(text({empty: true, format: format.localTime})),
  id: optional(text({format: format.dataId})),
  location: optional(location),
  notes: optional(list(text({max: 1000}), {min: 0, dropEmpty: true})),
  origin: optional(origin),
  payload: optional(metadata()),
  source: optional(exactly('carelink')),
  tags: optional(list(text({max: 100}), {unique: true, sorted: true})),
  time: required(instant()),
  timezone: optional(text({format: format.zone})),
  timezoneOffset: optional(int({min: -WEEK_MINUTES, max: WEEK_MINUTES, unit: 'minutes'})),
};
