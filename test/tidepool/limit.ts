import test from 'ava';
import {Limit} from '../../src/tidepool/limit.js';

test('Limit - runs as many tasks as allowed, in order, whether they fail or not', async t => {
  const limit = new Limit(3);
  const started: number[] = [];
  const finish: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const tasks = Array.from({length: 10}, (_, index) =>
    limit.run(async () => {
      started.push(index);
      most = Math.max(most, ++running);
      await new Promise<void>(resolve => finish.push(resolve));
      running--;
      if (index % 2) throw new Error('odd');
      return index;
    }),
  );
  const settled = Promise.allSettled(tasks);
  for (let index = 0; index < 10; index++) {
    while (finish.length <= index) await new Promise(setImmediate);
    finish[index]!();
  }
  const results = await settled;
  t.is(most, 3);
  t.deepEqual(started, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  t.is(results.filter(({status}) => status === 'fulfilled').length, 5);
});
