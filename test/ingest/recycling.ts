import test, {type ExecutionContext} from 'ava';
import {generateData} from '../../bench/generate/data.js';
import {type IngestOptions, ingest, type Rejection} from '../../src/index.js';
import {BlockPool} from '../../src/records/block-pool.js';
import {badCbg, cbg, wizard} from '../helpers/data.js';
import {temporaryFile} from '../helpers/temporary.js';
import {people, testSandbox} from '../helpers/test-sandbox.js';

const [{userId, sessionToken}] = people.users as [(typeof people.users)[0]];

const bolus = {...wizard().bolus, id: 'b'.repeat(32)};
const special = [
  ...[null, badCbg(), {type: 'upload', deviceId: 'Pump-1:1', deviceModel: 'é'}, bolus],
  ...[
    cbg(),
    cbg(),
    cbg({deviceId: undefined}),
    {...wizard(), bolus: bolus.id, annotations: ['é😀']},
  ],
];
const generated = [
  ...generateData({records: 8_000, devices: 3, seed: 4, flawed: 0.05, repeated: 0.05}),
];
const records = special.flatMap((one, at) => [
  ...generated.slice(at * 1_000, at * 1_000 + 1_000),
  one,
]);
const deep = '['.repeat(300) + ']'.repeat(300);
const text = Buffer.concat([
  Buffer.from(
    `[${records.map(one => JSON.stringify(one)).join(',\n')},{"type":"cbg","value":1e400},${deep},`,
  ),
  Buffer.from('{"type":"cbg","deviceId":"\xff"}]', 'latin1'),
]);

const way = test.macro({
  async exec(t, options: Partial<IngestOptions>) {
    const kept = await runWith(t, options, () => {});
    const recycled = await runWith(t, options, ({bytes, table}, give) => {
      new Uint8Array(bytes.buffer).fill(0xff);
      new Float64Array(table.buffer).fill(Number.NaN);
      give();
    });
    t.true(recycled.given >= 7);
    t.is(kept.given, recycled.given);
    t.true(kept.data.length > 3_200);
    t.true(kept.rejections.length > 80);
    t.deepEqual(
      recycled.data.filter((datum, at) => datum !== kept.data[at]),
      [],
    );
    t.deepEqual({...recycled, data: []}, {...kept, data: []});
  },
  title: (name = '') => `ingest - nothing looks at memory that was given back: ${name}`,
});

test.serial('as it comes', way, {});
test.serial('without duplicates', way, {duplicates: 'drop'});
test.serial('prepared', way, {prepare: true});
test.serial('with a device for those that lack one', way, {defaultDeviceId: 'CGM-9:9'});

type Give = BlockPool['give'];

/** Runs an ingest, with a say in what becomes of memory that is given back. */
async function runWith(
  t: ExecutionContext,
  options: Partial<IngestOptions>,
  onGive: (memory: Parameters<Give>[0], give: () => void) => void,
) {
  const {give} = BlockPool.prototype;
  let given = 0;
  BlockPool.prototype.give = function (memory) {
    given++;
    onGive(memory, () => give.call(this, memory));
  };
  try {
    const sandbox = await testSandbox(t);
    const rejections: Rejection[] = [];
    const summary = await ingest([temporaryFile(t, 'dump.json', text)], {
      ...{userId, sessionToken, baseUrl: sandbox.url, batchSize: 40},
      onReject: rejection => rejections.push({...rejection, file: ''}),
      ...options,
    });
    const {uploaded, rejected, duplicates, fingerprint} = summary;
    return {
      ...{uploaded, rejected, duplicates, fingerprint, rejections, given},
      data: sandbox
        .state()
        .data.map(datum =>
          JSON.stringify(datum, (key, value) => (ofRun.test(key) || isId(value) ? '' : value)),
        )
        .sort(),
    };
  } finally {
    BlockPool.prototype.give = give;
  }
}

/** What is another each time. */
const ofRun = /^(created|modified|archived)Time$/;
const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-z]{32}$/.test(value);
