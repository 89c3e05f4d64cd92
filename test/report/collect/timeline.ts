import test from 'ava';
import {Timeline} from '../../../src/report/collect/timeline.js';
import {fc} from '../../helpers/fast-check.js';

const sumOf = (timeline: Timeline, of: 'requests' | 'retries' | 'waited' | 'bytes') =>
  timeline.spans.reduce((sum, span) => sum + span[of], 0);

test('Timeline - loses nothing, however long it takes, and never has more than 90 spans (property)', t => {
  const event = fc.record({
    after: fc.double({min: 0, max: 1e6, noNaN: true}),
    wait: fc.double({min: 0, max: 1e5, noNaN: true}),
    bytes: fc.nat(1e6),
  });
  const property = fc.property(
    fc.array(event),
    fc.double({min: 0, max: 1e9, noNaN: true}),
    (all, start) => {
      const timeline = new Timeline(start);
      let [now, waited] = [start, 0];
      for (const {after, wait, bytes} of all) {
        now += after;
        timeline.request(now, bytes);
        timeline.retry(now);
        timeline.wait(now, wait);
        waited += wait;
      }
      t.is(sumOf(timeline, 'requests'), all.length);
      t.is(sumOf(timeline, 'retries'), all.length);
      t.is(
        sumOf(timeline, 'bytes'),
        all.reduce((sum, {bytes}) => sum + bytes, 0),
      );
      t.true(Math.abs(sumOf(timeline, 'waited') - waited) <= all.length);
      t.true(timeline.spans.length <= 90);
      return true;
    },
  );
  t.notThrows(() => fc.assert(property));
});

test('Timeline - puts things where they happened, and a wait into each span it lasts through', t => {
  const timeline = new Timeline(10_000);
  timeline.request(10_500, 7);
  timeline.wait(12_500, 1_000);
  t.is(timeline.length, 1_000);
  t.deepEqual(timeline.spans, [
    {requests: 1, retries: 0, waited: 0, bytes: 7},
    {requests: 0, retries: 0, waited: 0, bytes: 0},
    {requests: 0, retries: 0, waited: 500, bytes: 0},
    {requests: 0, retries: 0, waited: 500, bytes: 0},
  ]);
  timeline.request(10_000 + 3_600_000, 0);
  t.is(timeline.length, 64_000);
  t.deepEqual(timeline.spans[0], {requests: 1, retries: 0, waited: 1_000, bytes: 7});
});
