import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {cbgs} from '../helpers/data.js';
import {type Scene, scene} from '../helpers/interrupted.js';

function dump({folder}: Scene): string[] {
  const file = path.join(folder, 'dump.json');
  writeFileSync(file, JSON.stringify(cbgs(12)));
  return [file];
}

/** From here on whatever changes something fails. */
const freeze = ({sandbox}: Scene) =>
  sandbox.faults(
    (['open', 'close', 'delete-data', 'delete'] as const).map(at => ({
      ...{at, do: 'status', status: 400, times: -1},
    })),
  );

test('a run after success - sends nothing, even where doubts were left and settled', async t => {
  const s = await scene(t);
  const files = dump(s);
  s.sandbox.faults([{at: 'add', do: 'hang-up-after', times: 2}]);
  const first = await s.run(files);
  freeze(s);
  const second = await s.run(files);
  t.like(second, {read: 12, uploaded: 12, state: 'closed', earlier: 'done'});
  t.is(second.fingerprint, first.fingerprint);
  t.deepEqual([second.batches, second.retries], [first.batches, first.retries]);
  t.deepEqual(s.sandbox.counts(), {dataSets: 1, data: 12, activeData: 12});
});

test('a run after success - need not find the set open that it appended to', async t => {
  const s = await scene(t);
  const files = dump(s);
  const dataSetId = await s.sandbox.open({deviceId: 'CGM-1:1'});
  s.sandbox.faults([{at: 'add', do: 'hang-up-after', after: 1, times: 1}]);
  t.like(await s.run(files, {dataSetId}), {uploaded: 12, state: 'open'});
  const open = s.sandbox.counts();
  freeze(s);
  t.like(await s.run(files, {dataSetId}), {uploaded: 12, state: 'open', earlier: 'done'});
  s.sandbox.clearFaults();
  await s.sandbox.close(dataSetId);
  freeze(s);
  t.like(await s.run(files, {dataSetId}), {uploaded: 12, state: 'closed', earlier: 'done'});
  t.is(s.sandbox.counts().data, open.data);
});
