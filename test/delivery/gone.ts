import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {type IngestFailure, type IngestOptions, ingest} from '../../src/index.js';
import {cbgs} from '../helpers/data.js';
import {bringsData, gateway} from '../helpers/gateway.js';
import {temporaryFolder} from '../helpers/temporary.js';
import {people, type TestSandbox, testSandbox} from '../helpers/test-sandbox.js';

type Deed = (sandbox: TestSandbox, id: string) => unknown;

const remove: Deed = (sandbox, id) => sandbox.ask(`DELETE /v1/data_sets/${id}`);
const close: Deed = (sandbox, id) => sandbox.close(id);
const forget: Deed = sandbox => sandbox.reset();

/** Says that a run fails, and leaves nothing to be seen, when somebody does something to its set just before a request. */
function isTold(
  name: string,
  deed: Deed,
  before: 'third batch' | 'close',
  options: (folder: string) => Partial<IngestOptions> = () => ({}),
): void {
  test(`a set that somebody else ${name} before the ${before} - is told`, async t => {
    const sandbox = await testSandbox(t);
    let batches = 0;
    const {url} = await gateway(t, sandbox, async (request, _, pass) => {
      const isThird = bringsData(request) && ++batches === 3;
      const isClose = request.method === 'PUT';
      const [, id] = /data_sets\/(\w{32})/.exec(request.path) ?? [];
      if (before === 'close' ? isClose : isThird) await deed(sandbox, id!);
      await pass();
    });
    const folder = temporaryFolder(t);
    const file = path.join(folder, 'dump.json');
    writeFileSync(file, JSON.stringify(cbgs(25, {deviceId: 'dev1'})));
    const {userId, sessionToken} = people.users[0]!;
    const more = options(folder);
    const dataSetId = more.dataSetId && (await sandbox.open());
    const where = {baseUrl: url, userId, sessionToken, batchSize: 5, concurrency: 1, retries: 1};
    const run = ingest([file], {...where, ...more, dataSetId});
    const error = (await t.throwsAsync(run)) as IngestFailure;
    t.is(error.fault, 'service', error.message);
    t.not(error.summary.state, 'closed');
    const isVisible = deed === close && more.ledger !== undefined;
    t.is(sandbox.counts().activeData, isVisible ? 10 : 0);
    t.regex(error.message, /meanwhile|404|409/);
  });
}

for (const [where, options] of [
  ['', undefined],
  [', with a ledger,', (folder: string) => ({ledger: path.join(folder, 'ledger')})],
] as const) {
  isTold(`deletes${where}`, remove, 'third batch', options);
  isTold(`deletes${where}`, remove, 'close', options);
  isTold(`closes${where}`, close, 'third batch', options);
  isTold(`makes vanish${where}`, forget, 'third batch', options);
  isTold(`makes vanish${where}`, forget, 'close', options);
}
isTold('deletes, of another session,', remove, 'third batch', () => ({dataSetId: 'one'}));
isTold('deletes, to be left open,', remove, 'third batch', () => ({close: false}));
