// Uploads the sample dump to a sandbox and tells what a person wants to know of it: `npm run demo`.

import path from 'node:path';
import {check, ingest, startSandbox} from 'tidepool-ingest';

const dump = path.join(import.meta.dirname, '../../fixtures/dumps/sample.json.gz');
const name = path.basename(dump);
const say = (line = '') => process.stdout.write(`${line}\n`);
const count = (number: number) => number.toLocaleString('en-US').padStart(8);

const sandbox = await startSandbox();
const {url: baseUrl, userId, sessionToken} = sandbox;
say(`A stand-in for the platform listens on ${baseUrl}.`);

// First look, then send: `check` needs no network.
const refused = new Map<string, {count: number; where: string}>();
const found = await check([dump], {
  userId,
  onReject({errors, line, index}) {
    const {code, pointer} = errors[0]!;
    const cause = `${code} at ${pointer || 'the datum'}`;
    const known = refused.get(cause) ?? {count: 0, where: `line ${line}, record ${index + 1}`};
    refused.set(cause, {...known, count: known.count + 1});
  },
});

say(`\n${name}, ${found.from} to ${found.to}:`);
for (const [kind, number] of byCount(found.kinds)) say(`${count(number)}  ${kind}`);

const summary = await ingest([dump], {baseUrl, userId, sessionToken});

say('\nUpload:');
say(`${count(summary.read)}  read`);
say(`${count(summary.uploaded)}  uploaded, in ${summary.batches} batches`);
say(`${count(found.duplicates)}  of them duplicates of others in the dump`);
say(`${count(summary.rejected)}  refused`);
for (const [cause, {count: number, where}] of refused) {
  say(`${count(number)}    ${cause}, first in ${where}`);
}

const {counts, data} = sandbox.state();
say('\nThe platform now holds:');
say(
  `${count(counts.data)}  data, of which ${counts.activeData.toLocaleString('en-US')} are visible`,
);
for (const [type, number] of byCount(countBy(data, datum => String(datum.type)))) {
  say(`${count(number)}    ${type}`);
}
await sandbox.stop();

say('\nData sets:');
for (const {dataSetId, deviceId, state, uploaded} of summary.dataSets) {
  say(
    `${dataSetId} of ${deviceId} is ${state}, ${uploaded.toLocaleString('en-US')} data uploaded.`,
  );
}
if (summary.state !== 'closed') process.exitCode = 1;

function countBy<T>(list: readonly T[], keyOf: (one: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of list) counts[keyOf(one)] = (counts[keyOf(one)] ?? 0) + 1;
  return counts;
}

function byCount(counts: Record<string, number>): [string, number][] {
  return Object.entries(counts).sort((a, b) => b[1] - a[1]);
}
