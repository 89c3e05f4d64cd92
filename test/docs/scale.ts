import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {codeBlocks} from '../helpers/documents.js';
import {temporaryFolder} from '../helpers/temporary.js';

const yaml = createRequire(import.meta.url)('js-yaml') as {safeLoad(text: string): unknown};

interface Job {
  readonly spec: {
    readonly template: {
      readonly spec: {readonly containers: readonly {command: string[]; args: string[]}[]};
    };
  };
}

const blocks = codeBlocks('docs/scale.md');
const textOf = (language: string, of: RegExp) =>
  blocks.find(block => block.language === language && of.test(block.text))!.text;

const [job] = (yaml.safeLoad(textOf('yaml', /kind: Job/)) as Job).spec.template.spec.containers;
const wrappers: readonly (readonly [name: string, script: string])[] = [
  ['the shell', textOf('sh', /\$DUMP/)],
  ['GNU parallel', / '(tidepool-ingest .*)' /.exec(textOf('sh', /^parallel/))![1]!],
  ['Kubernetes', job!.args[0]!],
];

/** Runs a script with a stand-in for the program, which ends with a code, or with 7 when it gets a SIGTERM. */
function start(t: ExecutionContext, script: string, code: number, seconds: number) {
  const folder = temporaryFolder(t);
  const program = `#!/bin/sh\ntrap 'exit 7' TERM\necho started >&2\n${'sleep 0.05\n'.repeat(seconds * 20)}exit ${code}\n`;
  writeFileSync(path.join(folder, 'tidepool-ingest'), program, {mode: 0o755});
  const env = {PATH: `${folder}:${process.env.PATH}`, DUMP: 'd', USER_ID: 'u', DIR: '.'};
  const inside = script.replaceAll('state/{1}', 'state');
  return spawn('sh', ['-c', inside], {cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe']});
}

for (const [name, script] of process.platform === 'win32' ? [] : wrappers) {
  test(`scale - ${name} makes 0 of a 4, and keeps all other codes`, async t => {
    for (const [code, expected] of [
      [0, 0],
      [4, 0],
      [1, 1],
      [3, 3],
      [6, 6],
    ] as const) {
      const [ended] = await once(start(t, script, code, 0), 'exit');
      t.is(ended, expected);
    }
  });
}

test('scale - Kubernetes hands a signal on, and gives the program the time to end', async t => {
  if (process.platform === 'win32') {
    t.pass();
    return;
  }
  const child = start(t, job!.args[0]!, 0, 20);
  await once(child.stderr, 'data');
  child.kill('SIGTERM');
  t.deepEqual(await once(child, 'exit'), [7, null]);
});
