import type * as t from 'io-ts';
import {instant, int, is, oneOf, optional, required, requiredWhen} from '../codec/index.js';
import {defineDatum} from './define.js';
import {DAY_SECONDS} from './shared/durations.js';
import {name} from './shared/name.js';

/** Records an alert that was shown to a person. */
export const Alert = defineDatum('alert', {
  name: required(name),
  priority: optional(oneOf('critical', 'normal', 'timeSensitive')),
  trigger: optional(oneOf('delayed', 'immediate', 'repeating')),
  triggerDelay: requiredWhen(
    is('trigger', 'delayed', 'repeating'),
    int({min: 0, max: DAY_SECONDS, unit: 'seconds'}),
  ),
  sound: optional(oneOf('name', 'silence', 'vibrate')),
  soundName: requiredWhen(is('sound', 'name'), name),
  issuedTime: required(instant()),
  acknowledgedTime: optional(instant({zero: true, notBefore: 'issuedTime'})),
  retractedTime: optional(instant({zero: true, notBefore: 'issuedTime'})),
});
export type Alert = t.TypeOf<typeof Alert.codec>;
