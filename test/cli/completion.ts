import {execFile} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import test, {type ExecutionContext} from 'ava';
import {callCli} from '../helpers/call-cli.js';
import {bin} from '../helpers/run-cli.js';
import {temporaryFolder} from '../helpers/temporary.js';

/** What a shell is told while these words are written: completions, and what to do with files. */
async function completed(...words: string[]) {
  const {code, stdout} = await callCli(['complete', '--', ...words]);
  const lines = stdout.trimEnd().split('\n');
  const directive = lines.pop();
  return {code, directive, found: lines.map(line => line.split('\t')[0])};
}

test.serial('complete - knows commands, flags and their values', async t => {
  t.true((await completed('')).found.includes('upload'));
  t.false((await completed('')).found.includes('complete'));
  t.deepEqual((await completed('data-sets', 'd')).found, ['delete']);
  t.deepEqual((await completed('upload', '--fo')).found, ['--format']);
  t.deepEqual((await completed('upload', '--no-')).found, ['--no-close']);
  t.deepEqual((await completed('upload', '--duplicates', '')).found, ['keep', 'drop']);
  t.deepEqual((await completed('upload', '--duplicates=d')).found, ['drop']);
  t.true((await completed('check', '--deduplicator', '')).found.includes('none'));
  t.deepEqual((await completed('completion', 'b')).found, ['bash']);
});

test.serial('complete - knows the commands where a shell drops the empty word', async t => {
  t.deepEqual(await completed(), await completed('')); // Windows PowerShell does
});

test.serial('complete - leaves names of files to the shell, where they may stand', async t => {
  t.is((await completed('upload', '')).directive, ':0');
  t.is((await completed('report', '')).directive, ':0');
  t.is((await completed('upload', '--rejects', '')).directive, ':0');
  t.is((await completed('upload', '--bodies', 'x')).directive, ':16');
  for (const words of [[''], ['upload', '--user-id', ''], ['upload', '--'], ['data-sets', '']]) {
    t.is((await completed(...words)).directive, ':4', words.join(' '));
  }
});

test.serial('completion - prints a script for each shell, and refuses any other', async t => {
  const said = {
    bash: /complete -o filenames -F _tidepool_ingest tidepool-ingest/,
    zsh: /^#compdef tidepool-ingest/,
    fish: /complete -c tidepool-ingest/,
    powershell: /Register-ArgumentCompleter -CommandName 'tidepool-ingest'/,
  };
  for (const [shell, pattern] of Object.entries(said)) {
    const {code, stdout} = await callCli(['completion', shell]);
    t.is(code, 0);
    t.regex(stdout, pattern);
  }
  t.is((await callCli(['completion', 'tcsh'])).code, 2);
});

/** A folder with something to complete, and the program in its path. */
function workplace(t: ExecutionContext) {
  const folder = temporaryFolder(t);
  mkdirSync(path.join(folder, 'data'));
  writeFileSync(path.join(folder, 'dump 1.json'), '');
  const program = `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`;
  writeFileSync(path.join(folder, 'tidepool-ingest'), program, {mode: 0o755});
  return {cwd: folder, env: {PATH: `${folder}:${process.env.PATH}`, HOME: folder}};
}

test('completion - works in bash', async t => {
  const {stdout: script} = await callCli(['completion', 'bash']);
  const asked = [
    ['upload', '--dup'],
    ['upload', '--duplicates', '=', 'd'],
    ['upload', 'du'],
    ['upload', '--bodies', 'd'],
    ['upload', '--user-id', 'd'],
    ['upload', '$(touch injected)', '--quie'],
  ];
  const calls = asked.map(
    words =>
      `COMP_WORDS=(tidepool-ingest ${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _tidepool_ingest; (IFS=,; echo "\${COMPREPLY[*]}")`,
  );
  const source = ['set -u', script, script, ...calls, 'ls injected 2> /dev/null'].join('\n');
  const run = await promisify(execFile)('bash', ['--norc', '-c', `${source}; true`], workplace(t));
  t.deepEqual(run.stdout.trimEnd().split('\n'), [
    ...['--duplicates', 'drop', 'dump 1.json', 'data', '', '--quiet'],
  ]);
  t.is(run.stderr, '');
});

test('completion - works in fish', async t => {
  const {stdout: script} = await callCli(['completion', 'fish']);
  const lines = [
    'upload --dup',
    'upload --duplicates ',
    'upload du',
    'upload (touch injected) --qui',
  ];
  const calls = lines.map(line => `complete -C 'tidepool-ingest ${line}'; echo`);
  const source = [script, ...calls, 'ls injected 2> /dev/null; true'].join('\n');
  const run = await promisify(execFile)('fish', ['-N', '-c', source], workplace(t)).catch(error => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  if (!run) {
    t.log('left out: there is no fish here');
    t.pass();
    return;
  }
  const found = run.stdout
    .split('\n\n')
    .map(block => block.split('\n').map(line => line.split('\t')[0]));
  t.deepEqual(found, [['--duplicates'], ['drop', 'keep'], ['dump 1.json'], ['--quiet'], ['']]);
});
