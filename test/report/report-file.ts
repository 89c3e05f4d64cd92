import {chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {Readable} from 'node:stream';
import test from 'ava';
import {type Report, Reporter, ReportFile, writeReport} from '../../src/report/index.js';
import {temporaryFolder} from '../helpers/temporary.js';

async function emptyReport(): Promise<Report> {
  const reporter = new Reporter();
  await reporter.check(Readable.from([Buffer.from('[]')]));
  return reporter.report();
}

const modeOf = (file: string) => statSync(file).mode & 0o777;

test('writeReport - writes JSON or a page by the name, for its owner alone', async t => {
  const report = await emptyReport();
  const folder = temporaryFolder(t);
  const [page, json] = [path.join(folder, 'a.html'), path.join(folder, 'a.JSON')];
  for (const file of [page, json]) {
    await writeReport(file, report);
    t.is(modeOf(file), 0o600);
  }
  t.deepEqual(JSON.parse(readFileSync(json, 'utf8')), JSON.parse(JSON.stringify(report)));
  t.regex(readFileSync(page, 'utf8'), /^<!doctype html>/);
});

test('ReportFile - keeps an older report until there is a new one, then closes it to others', async t => {
  const file = path.join(temporaryFolder(t), 'a.json');
  writeFileSync(file, `{"old":"${'x'.repeat(100_000)}"}`);
  chmodSync(file, 0o644);
  const output = new ReportFile(file);
  t.regex(readFileSync(file, 'utf8'), /^\{"old"/);
  await output.write(await emptyReport());
  t.is(JSON.parse(readFileSync(file, 'utf8')).report, 'tidepool-ingest');
  t.is(modeOf(file), 0o600);
});

test('ReportFile - leaves nothing behind where nothing was written', t => {
  const folder = temporaryFolder(t);
  new ReportFile(path.join(folder, 'new.html')).close();
  t.deepEqual(readdirSync(folder), []);
  const old = path.join(folder, 'old.html');
  writeFileSync(old, 'old');
  new ReportFile(old).close();
  t.is(readFileSync(old, 'utf8'), 'old');
});

test('ReportFile - says at once where it cannot be written', t => {
  const file = path.join(temporaryFolder(t), 'no/such/folder.html');
  t.throws(() => new ReportFile(file), {code: 'ERR_INGEST_NO_OUTPUT', message: /ENOENT/});
  t.false(existsSync(file));
});
