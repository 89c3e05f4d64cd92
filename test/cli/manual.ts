import {readdirSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import type {Command} from 'commander';
import {aboutOf} from '../../src/cli/commands/about.js';
import {everyCommand} from '../../src/cli/program.js';
import {idleProgram} from '../../tools/idle-program.js';
import {callCli} from '../helpers/call-cli.js';
import {readText, root} from '../helpers/project.js';

const program = idleProgram();
const told = everyCommand(program).filter(command => !['complete'].includes(command.name()));

const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();

for (const command of told) {
  test(`manual - ${nameOf(command)} has examples, and each can be called so`, async t => {
    const {examples} = aboutOf(command);
    t.true(examples.length > 0);
    for (const [, line] of examples) {
      const [, call] = /(tidepool-ingest [^|>)]+)/.exec(line)!;
      const words = call!.trim().split(' ').slice(1);
      const fresh = idleProgram();
      for (const each of everyCommand(fresh)) each.configureOutput({writeErr() {}});
      await t.notThrowsAsync(fresh.parseAsync(words, {from: 'user'}), line);
    }
  });
}

test('manual - help shows the examples, the environment, the files and the exit codes', async t => {
  const {stdout} = await callCli(['--help']);
  for (const title of ['Examples', 'Environment', 'Files', 'Exit codes']) {
    t.regex(stdout, new RegExp(`^${title}:$`, 'm'));
  }
  const upload = await callCli(['upload', '--help']);
  t.regex(upload.stdout, /^ {4}tidepool-ingest upload dump\.json\.gz --user-id U --dry-run$/m);
  t.true(upload.stdout.split('\n').every(line => line.length <= 80 || line.startsWith('    ')));
});

test('manual - the package names every page', t => {
  const {man} = JSON.parse(readText('package.json'));
  const pages = readdirSync(path.join(root, 'man')).map(page => `./man/${page}`);
  t.deepEqual(man.toSorted(), pages.sort());
});

test('manual - no line of a page is taken for a command by mistake', t => {
  const known = /^\.(TH|SH|TP|B|BR|PP|RS|RE|nf|fi)( |$)|^[^.']/;
  for (const page of readdirSync(path.join(root, 'man'))) {
    const wrong = readText(`man/${page}`)
      .trimEnd()
      .split('\n')
      .filter(line => !known.test(line));
    t.deepEqual(wrong, [], page);
  }
});

test('usage - guesses what was meant, and tells where a flag belongs', async t => {
  const said = async (...argv: string[]) => (await callCli(argv)).stderr;
  t.regex(await said('uplaod'), /Did you mean upload\?/);
  t.regex(await said('check', 'f', '--formt', 'auto'), /Did you mean --format\?/);
  t.regex(await said('check', 'f', '--formt=auto'), /'--formt'\n\(Did you mean --format\?\)/);
  t.regex(await said('check', 'f', '--sandbox'), /\(It is a flag of upload\.\)/);
  for (const flag of ['--password=hidden', '--token', '--email', '--session-token=hidden']) {
    const stderr = await said('upload', 'f', flag);
    t.regex(stderr, /never from flags: TIDEPOOL_SESSION_TOKEN/);
    t.notRegex(stderr, /hidden/);
  }
});
