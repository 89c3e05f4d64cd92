import test from 'ava';
import {drive} from '../helpers/chaos/drive.js';
import {findWrong} from '../helpers/chaos/judge.js';
import {drawPlan} from '../helpers/chaos/plan.js';
import {temporaryFolder} from '../helpers/temporary.js';
import {testSandbox} from '../helpers/test-sandbox.js';

// CHAOS_SEED=... replays one plan; CHAOS_PLANS=... draws so many, from the seed CHAOS_FROM=... on.
const {CHAOS_SEED, CHAOS_PLANS = '50', CHAOS_FROM = '1', CHAOS_LANES = '4'} = process.env;
const first = Number(CHAOS_SEED || CHAOS_FROM);
const count = CHAOS_SEED ? 1 : Number(CHAOS_PLANS);
const lanes = Math.min(Number(CHAOS_LANES), count);

let next = first;

for (let lane = 1; lane <= lanes; lane++) {
  test(`chaos - every datum ends exactly once, whatever goes wrong (lane ${lane})`, async t => {
    t.timeout(count * 30_000);
    while (next < first + count) {
      const seed = next++;
      const plan = drawPlan(seed);
      const sandbox = await testSandbox(t);
      const folder = temporaryFolder(t);
      const began = performance.now();
      const runs = await drive(t, plan, sandbox, folder);
      const wrong = findWrong(plan, runs, sandbox.state(), folder);
      const codes = runs.map(({code, stopped}) => (stopped === 'no' ? code : stopped));
      if (CHAOS_SEED || process.env.CHAOS_LOG) {
        t.log(
          seed,
          plan.deduplicator,
          plan.data.length,
          codes.join(),
          `${Math.round(performance.now() - began)} ms`,
        );
      }
      const said = runs.map(({stderr}) => stderr).join('');
      t.is(wrong, undefined, `replay with CHAOS_SEED=${seed}: ${wrong}\n${codes}\n${said}`);
      await sandbox.stop();
    }
  });
}
