import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {chmod, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {startSandbox} from '../src/sandbox/index.js';

/** Pages whose shell blocks are run, in order, and whose text blocks are what the block above printed. */
export const transcripts: readonly string[] = ['docs/getting-started.md'];

/**
 * Runs the shell blocks of a page in a folder of their own, the account in them being one of a sandbox, and
 * gives the page with what they print. Throws where one ends with another code than 0, or 4 for refused data.
 */
export async function transcribe(page: string, root: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidepool-ingest-page-'));
  const sandbox = await startSandbox();
  try {
    await mkdir(path.join(folder, 'bin'));
    const program = path.join(folder, 'bin/tidepool-ingest');
    await writeFile(
      program,
      `#!/bin/sh\nexec "${process.execPath}" "${root}/dist/src/cli/main.js" "$@"\n`,
    );
    await chmod(program, 0o700);
    await writeFile(path.join(folder, '.tidepool-password'), 'sandbox\n');
    const account = (block: string) =>
      block
        .replaceAll('https://api.tidepool.org', sandbox.url)
        .replaceAll('you@example.org', 'sandbox@example.org')
        .replaceAll('0123456789', sandbox.userId);
    let exports = '';
    const pieces: string[] = [];
    for (const [piece, block, shown] of page.matchAll(blocks)) {
      const printed = await runShell(`${exports}{\n${account(block!)}\n} 2>&1`, folder);
      exports += (account(block!).match(/^export .*\n/gm) ?? []).join('');
      pieces.push(
        shown === undefined
          ? piece
          : `\`\`\`sh\n${block}\`\`\`\n\n\`\`\`text\n${steady(printed)}\`\`\``,
      );
    }
    return page.replaceAll(blocks, () => pieces.shift()!);
  } finally {
    await sandbox.stop();
    await rm(folder, {recursive: true});
  }
}

const blocks = /```sh\n(.*?)```(?:\n\n```text\n(.*?)```)?/gs;

function runShell(script: string, folder: string): Promise<string> {
  const env = {HOME: folder, PATH: `${path.join(folder, 'bin')}:${process.env.PATH}`};
  return new Promise((resolve, reject) => {
    execFile('sh', ['-c', script], {cwd: folder, env}, (error, stdout) => {
      if (!error || error.code === 4) resolve(stdout);
      else reject(new Error(`ended with ${error.code}: ${script}\n${stdout}`));
    });
  });
}

/** Takes out what differs from run to run: progress, ids, times. */
function steady(printed: string): string {
  const ids = new Map<string, string>();
  const idOf = (id: string) => {
    const known = ids.get(id) ?? createHash('md5').update(`${ids.size}`).digest('hex');
    ids.set(id, known);
    return known;
  };
  return printed
    .replaceAll(/^.*\d\/s\b.*\n/gm, '')
    .replaceAll(/\b[0-9a-f]{32}\b/g, idOf)
    .replaceAll(/\b\d+\.\d s\b/g, '0.1 s');
}
