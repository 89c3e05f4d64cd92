import test, {type ExecutionContext} from 'ava';
import {generateData} from '../../bench/generate/data.js';
import {type BodyMemory, BodyPool} from '../../src/batches/body-pool.js';
import {ingest} from '../../src/index.js';
import {temporaryFile} from '../helpers/temporary.js';
import {people, testSandbox} from '../helpers/test-sandbox.js';

const [{userId, sessionToken}] = people.users as [(typeof people.users)[0]];

test.serial('ingest - nothing looks at the memory of batches that are delivered', async t => {
  const kept = await storedWith(t, () => {});
  const spoiled = await storedWith(t, ({bytes, table}) => {
    bytes.fill(0xff);
    table.fill(Number.NaN);
  });
  t.true(kept.given > 10);
  t.true(kept.data.length > 700);
  t.deepEqual(spoiled, kept);
});

/** Uploads over a bad network, and tells what is stored. */
async function storedWith(t: ExecutionContext, onGive: (memory: BodyMemory) => void) {
  const {give} = BodyPool.prototype;
  let given = 0;
  BodyPool.prototype.give = function (memory) {
    given++;
    onGive(memory);
    give.call(this, memory);
  };
  try {
    const sandbox = await testSandbox(t);
    sandbox.faults([{at: 'add', do: 'hang-up-after', after: 3, times: 2}]);
    const options = {records: 900, devices: 3, seed: 4, flawed: 0.05, repeated: 0};
    const text = JSON.stringify([...generateData(options)]);
    const summary = await ingest([temporaryFile(t, 'dump.json', text)], {
      ...{userId, sessionToken, baseUrl: sandbox.url, batchSize: 40},
    });
    const {uploaded, rejected, fingerprint} = summary;
    const data = sandbox.state().data.map(({_deduplicator: hashed}) => JSON.stringify(hashed));
    return {given, uploaded, rejected, fingerprint, data: data.sort()};
  } finally {
    BodyPool.prototype.give = give;
  }
}
