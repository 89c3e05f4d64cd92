import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {drawPlan, type Plan, runPlan} from '../helpers/chaos.js';
import {temporaryFolder} from '../helpers/temporary.js';
import {testSandbox} from '../helpers/test-sandbox.js';

// CHAOS_SEED=... replays one plan; CHAOS_PLANS=... draws so many, from the seed CHAOS_FROM=... on.
const {CHAOS_SEED, CHAOS_PLANS = '50', CHAOS_FROM = '1'} = process.env;
const first = Number(CHAOS_SEED || CHAOS_FROM);
const count = CHAOS_SEED ? 1 : Number(CHAOS_PLANS);
const lanes = Math.min(2, count);

for (let lane = 0; lane < lanes; lane++) {
  test(`chaos - every datum ends exactly once, whatever goes wrong (lane ${lane + 1})`, async t => {
    t.timeout(count * 30_000);
    for (let seed = first + lane; seed < first + count; seed += lanes) {
      const plan = drawPlan(seed);
      const sandbox = await testSandbox(t);
      const folder = temporaryFolder(t);
      const run = await runPlan(plan, sandbox, folder);
      const wrong = findWrong(plan, run, sandbox.state(), folder);
      t.is(wrong, undefined, `replay with CHAOS_SEED=${seed}: ${wrong}\n${run.stderr}`);
      await sandbox.stop();
    }
  });
}

function findWrong(
  plan: Plan,
  {code, stdout}: {code: number | null; stdout: string},
  {data, dataSets}: {data: readonly object[]; dataSets: readonly object[]},
  folder: string,
): string | undefined {
  const bad = plan.data.filter(({units}) => units === 'mg/dL').filter(({type}) => type === 'cbg');
  const expectedCode = bad.length > 0 ? 4 : 0;
  if (code !== expectedCode) return `exit code ${code}, not ${expectedCode}`;
  const summary = JSON.parse(stdout.trim().split('\n').at(-1)!);
  const {read, uploaded, rejected, duplicates} = summary;
  if (read !== plan.data.length || read !== uploaded + rejected + duplicates) {
    return `the counts do not add up: ${JSON.stringify(summary)}`;
  }
  const rejects = readFileSync(path.join(folder, 'rejects'), 'utf8').split('\n').length - 1;
  if (rejects !== bad.length) return `${rejects} rejects, not ${bad.length}`;
  const good = plan.data.filter(datum => !bad.includes(datum));
  const wanted = good.flatMap(({time, type, bolus}) => [
    `${type} ${time}`,
    ...(bolus ? [`bolus ${time}`] : []),
  ]);
  const found = (data as {_active: boolean; type: string; time: string}[])
    .filter(({_active}) => _active)
    .map(({type, time}) => `${type} ${new Date(time).toISOString()}`);
  if (wanted.sort().join() !== found.sort().join()) {
    return `visible are ${found.length} data, not ${wanted.length}`;
  }
  const open = (dataSets as {_state: string; deletedTime?: string}[]).filter(
    ({_state, deletedTime}) => _state === 'open' && !deletedTime,
  );
  return open.length > 0 ? `${open.length} sets are left open` : undefined;
}
