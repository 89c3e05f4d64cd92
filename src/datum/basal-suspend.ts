import type * as t from 'io-ts';
import {optional} from '../codec/index.js';
import {defineDatum} from './define.js';
import {lasting} from './shared/basal.js';
import {suppressedBySuspend} from './shared/suppressed.js';

/** Records a time without basal delivery. */
export const BasalSuspend = defineDatum('basal/suspend', {
  ...lasting,
  suppressed: optional(suppressedBySuspend),
});
export type BasalSuspend = t.TypeOf<typeof BasalSuspend.codec>;
