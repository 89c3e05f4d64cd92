import type * as t from 'io-ts';
import {
  anyOf,
  either,
  eitherOf,
  forbiddenWhen,
  format,
  has,
  instant,
  oneOf,
  optional,
  record,
  required,
  requiredWhen,
  text,
} from '../codec/index.js';
import {defineDatum} from './define.js';

/** A device's clock before or after the change, and the zone it stood for. */
const info = record({
  time: optional(instant({local: true})),
  timeZoneName: optional(text({format: format.zone})),
  $: anyOf('time', 'timeZoneName'),
});

/** The form that older uploaders send. */
const change = record({
  agent: required(oneOf('automatic', 'manual')),
  from: required(text({empty: true, format: format.localTime})),
  to: required(text({empty: true, format: format.localTime})),
});

const newForm = either(has('from'), has('method'), has('to'));

/** Records a change of a device's clock, in one of two forms. */
export const DeviceEventTimeChange = defineDatum('deviceEvent/timeChange', {
  from: optional(info),
  method: optional(oneOf('automatic', 'manual')),
  to: requiredWhen(newForm, info, {else: 'optional'}),
  change: forbiddenWhen(newForm, change),
  $: eitherOf(['to', 'change'], ['from', 'method', 'to', 'change']),
});
export type DeviceEventTimeChange = t.TypeOf<typeof DeviceEventTimeChange.codec>;
