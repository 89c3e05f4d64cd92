import test from 'ava';
import {type CodeBlock, codeBlocks, documents} from '../helpers/documents.js';
import {readText} from '../helpers/project.js';
import {runCli} from '../helpers/run-cli.js';

/** Reads the flags of a command from its help, or of the program itself. */
const flagsOf = async (command: string) => {
  const {stdout} = await runCli([...command.split(' ').filter(Boolean), '--help']);
  return new Set([...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag!));
};

const names = [
  ...['check', 'upload', 'report', 'sandbox', ''],
  ...['list', 'show', 'close', 'delete'].map(verb => `data-sets ${verb}`),
];
const flags = Promise.all(names.map(async name => [name, await flagsOf(name)] as const)).then(
  all => new Map(all),
);

test('commands - those of every code block exist, with all their flags', async t => {
  const known = await flags;
  let seen = 0;
  for (const block of documents.flatMap(codeBlocks)) {
    for (const words of commandsIn(block)) {
      seen++;
      const where = `${block.page}:${block.line}: tidepool-ingest ${words.join(' ')}`;
      const name =
        names.find(each => each !== '' && `${words.join(' ')} `.startsWith(`${each} `)) ?? '';
      for (const flag of words.filter(word => word.startsWith('--'))) {
        t.true(known.get(name)!.has(flag.replace(/=.*/, '')), where);
      }
    }
  }
  t.true(seen > 10);
});

test('commands - every flag that a text names is one of some command', async t => {
  const known = new Set([...(await flags).values()].flatMap(each => [...each]));
  const foreign = new Set(['--resume-failed', '--global']);
  for (const page of documents.filter(name => name.startsWith('docs/') || name === 'README.md')) {
    for (const [, flag] of readText(page).matchAll(/`(--[a-z][\w-]*)[^`]*`/g)) {
      t.true(known.has(flag!) || foreign.has(flag!), `${page}: ${flag}`);
    }
  }
});

/** Gives the words of each call of our program in a block, up to where the shell goes on to something else. */
function commandsIn({text}: CodeBlock): string[][] {
  const lines = text.replaceAll(/\\\n\s*/g, ' ').replaceAll(/(?<=\s)#.*$/gm, '');
  return [...lines.matchAll(/(?<=^|[\s'"])tidepool-ingest +([^\n|;&>]*)/g)].map(([, words]) =>
    words!.replaceAll(/['")]/g, '').trim().split(/\s+/),
  );
}
