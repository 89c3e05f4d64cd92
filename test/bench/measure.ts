import test from 'ava';
import {Api} from '../../bench/api/api.js';
import {bothOfOurs} from '../../bench/contestants/ours.js';
import {type Peer, peer} from '../../bench/contestants/peers.js';
import type {Experiment} from '../../bench/experiments/experiment.js';
import {writeDataFile} from '../../bench/files/data-file.js';
import type {Contestant} from '../../bench/measure/contestant.js';
import {hold} from '../../bench/measure/hold.js';
import {verify} from '../../bench/measure/verify.js';
import {temporaryFolder} from '../helpers/temporary.js';

const peers: readonly Peer[] = ['stream-json-got', 'bare-parse'];

const trial: Experiment = {
  name: 'trial',
  title: 'A trial',
  note: 'Of those who must deliver what they should.',
  async *heats({wish, files, url}) {
    const data = await files.get('lines', wish.records);
    const contestants = [...bothOfOurs({url, data}), ...peers.map(name => peer(name, {url, data}))];
    yield {name: 'lines', rounds: 1, latency: 0, contestants, verified: contestants, against: []};
  },
};

test('hold - who takes part delivers what they should, and is measured', async t => {
  const wish = {records: 2_000, rounds: 1, extent: 'usual', forms: []} as const;
  for await (const {figures} of hold([trial], wish)) {
    t.true(figures.length >= peers.length + 1);
    for (const {name, records, wall, cpu, memory} of figures) {
      t.is(records, 2_000);
      t.true(wall[0]! > 0 && cpu[0]! > 0 && memory[0]! > 20e6, name);
    }
  }
});

/** Sends the lines of a file in one body, after a change to the list of them. */
const sloppy = (change: string) => `
  import {readFileSync} from 'node:fs';
  const [file, url] = process.argv.slice(1);
  const records = readFileSync(file, 'utf8').trim().split('\\n').map(line => JSON.parse(line));
  ${change};
  const post = {method: 'POST', body: JSON.stringify(records)};
  await fetch(url + '/v1/data_sets/0/data', post).then(answer => answer.text());
`;

const changes = {
  'changes nothing': ['', undefined],
  'gives ids': ["for (const each of records) each.id = 'x'", undefined],
  'loses a record': ['records.pop()', /delivered 99 records instead of 100/],
  'doubles a record': ['records.push(records[7])', /delivered 101 records instead of 100/],
  'sends one for another': ['records[3] = records[4]', /not as they were/],
  'changes a record': ["records[3].timezone = 'Asia/Tokyo'", /not as they were/],
} as const;

test('verify - refuses who loses, doubles or changes a record', async t => {
  const data = await writeDataFile(temporaryFolder(t), 'lines', 100);
  const api = await Api.start();
  t.teardown(() => api.stop());
  for (const [name, [change, message]] of Object.entries(changes)) {
    const argv = ['--input-type=module', '-e', sloppy(change), '--', data.file, api.url];
    const contestant: Contestant = {name, data, delivers: 'valid', argv: () => argv};
    if (message) await t.throwsAsync(verify(contestant, api), {message}, name);
    else await t.notThrowsAsync(verify(contestant, api), name);
  }
});

test('verify - a contestant that fails is named with what it said', async t => {
  const data = await writeDataFile(temporaryFolder(t), 'lines', 10);
  const api = await Api.start();
  t.teardown(() => api.stop());
  const argv = () => ['-e', 'console.error("no such thing"); process.exit(3)'];
  const contestant: Contestant = {name: 'broken', data, delivers: 'valid', argv};
  await t.throwsAsync(verify(contestant, api), {message: /exit code 3 .*no such thing/s});
});
