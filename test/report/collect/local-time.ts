import test from 'ava';
import {type Dated, instantOf, offsetOf} from '../../../src/report/collect/local-time.js';

const hour = 3_600_000;
const offset = (datum: Dated) => offsetOf(datum, instantOf(datum));
const at = (hours: number, more: Partial<Dated> = {}) =>
  ({time: `2026-01-01T${String(hours).padStart(2, '0')}:00:00Z`, ...more}) as Dated;

test('offsetOf - goes by timezoneOffset before all else', t => {
  t.is(offset(at(8, {timezoneOffset: -420, deviceTime: '2026-01-01T20:00:00'})), -7 * hour);
  t.is(offset({time: '2026-01-01T08:00:00+02:00', timezoneOffset: 0}), 0);
});

test('offsetOf - then by the offset that the time is written with', t => {
  t.is(offset({time: '2026-01-01T08:00:00+02:00', deviceTime: '2026-01-01T20:00:00'}), 2 * hour);
  t.is(offset({time: '2026-01-01T08:00:00.5-09:30'}), -9.5 * hour);
});

test('offsetOf - then by the clock of the device, if it shows a time of this earth', t => {
  t.is(offset(at(8, {deviceTime: '2026-01-01T01:00:00'})), -7 * hour);
  t.is(offset(at(8, {deviceTime: '2007-01-01T00:00:00'})), undefined);
  t.is(offset(at(8, {deviceTime: '', timezoneOffset: null})), undefined);
  t.is(offset(at(8)), undefined);
});

test('instantOf - reads what Go reads', t => {
  t.is(instantOf({time: '2026-01-01T8:00:00,25Z'}), Date.UTC(2026, 0, 1, 8, 0, 0, 250));
});
