import test from 'ava';
import {everyCommand} from '../../src/cli/program.js';
import {idleProgram} from '../../tools/idle-program.js';
import {type CodeBlock, codeBlocks, documents} from '../helpers/documents.js';
import {readText} from '../helpers/project.js';

const program = idleProgram();
/** The flags of each command by its name, that of the program itself being the first. */
const flags = new Map(
  everyCommand(program).map(command => {
    const path = [];
    for (let each = command; each !== program; each = each.parent!) path.unshift(each.name());
    return [path.join(' '), new Set([...command.options.map(({long}) => long), '--help'])];
  }),
);
const names = [...flags.keys()].sort((a, b) => b.length - a.length);

test('commands - those of every code block exist, with all their flags', t => {
  let seen = 0;
  for (const block of documents.flatMap(codeBlocks)) {
    for (const words of commandsIn(block)) {
      seen++;
      const where = `${block.page}:${block.line}: tidepool-ingest ${words.join(' ')}`;
      const name = names.find(each => `${words.join(' ')} `.startsWith(`${each} `)) ?? '';
      t.true(name !== '' || words[0]!.startsWith('-'), where);
      for (const flag of words.filter(word => word.startsWith('--'))) {
        t.true(flags.get(name)!.has(flag.replace(/=.*/, '')), where);
      }
    }
  }
  t.true(seen > 10);
});

test('commands - every flag that a text names is one of some command', t => {
  const known = new Set([...flags.values()].flatMap(each => [...each]));
  const foreign = new Set(['--resume-failed', '--jitless']); // of GNU parallel, and of Node
  for (const page of documents.filter(name => name.startsWith('docs/') || name === 'README.md')) {
    for (const [, flag] of readText(page).matchAll(/`(--[a-z][\w-]*)[^`]*`/g)) {
      t.true(known.has(flag!) || foreign.has(flag!), `${page}: ${flag}`);
    }
  }
});

/** Gives the words of each call of our program in a block, up to where the shell goes on to something else. */
function commandsIn({text}: CodeBlock): string[][] {
  const lines = text.replaceAll(/\\\n\s*/g, ' ').replaceAll(/(?<=\s)#.*$/gm, '');
  return [...lines.matchAll(/(?<=^\s*|[|'"] *)tidepool-ingest +([^\n|;&>]*)/gm)].map(([, words]) =>
    words!.replaceAll(/['")]/g, '').trim().split(/\s+/),
  );
}
