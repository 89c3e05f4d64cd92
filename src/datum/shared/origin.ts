import {format, metadata, oneOf, optional, record, text} from '../../codec/index.js';
import {name} from './name.js';

/** Tells which application, device or service a datum came from; `time` stays as it was sent. */
export const origin = record({
  id: optional(name),
  name: optional(name),
  payload: optional(metadata()),
  time: optional(text({empty: true, format: format.rfc3339})),
  type: optional(oneOf('application', 'device', 'manual', 'service')),
  version: optional(name),
});
