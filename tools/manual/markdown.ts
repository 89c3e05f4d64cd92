import {manual} from '../../src/cli/commands/manual.js';
import type {Page, Term} from './page.js';

/** Prints docs/cli.md: every command with its flags. */
export function commandLinePage(root: Page): string {
  return [
    '# The command line',
    'Generated from the program by `npm run generate`, as `--help` and the manual are.',
    root.about.details ?? '',
    ...examples(root),
    ...root.commands.flatMap(page => commandPage(page, '##')),
    '## Environment',
    table(['variable', 'what'], manual.environment.map(coded)),
    '## Files',
    table(['file', 'what'], manual.files.map(coded)),
    '## Exit codes',
    table(['code', 'when'], [...manual.exitCodes]),
  ]
    .join('\n\n')
    .concat('\n');
}

function commandPage(page: Page, heading: string): string[] {
  const {name, synopsis, summary, about, arguments: words, flags, commands} = page;
  const told = about.details ? [about.details] : [];
  return [
    `${heading} ${name.replace(/^\S+ /, '')}`,
    `    ${synopsis}`,
    `${summary[0]!.toUpperCase()}${summary.slice(1)}.`,
    ...told,
    ...(words.length > 0 ? [table(['argument', 'what'], words.map(coded))] : []),
    ...(commands.length > 0
      ? []
      : [table(['flag', 'what'], [...flags.values()].flat().map(coded))]),
    ...examples(page),
    ...commands.flatMap(child => commandPage(child, `${heading}#`)),
  ];
}

const examples = ({about}: Page): string[] =>
  about.examples.map(([what, line]) => `${what}:\n\n    ${line}`);

const coded = ([word, meaning]: Term): Term => [`\`${word}\``, meaning];

const table = (head: Term, rows: readonly Term[]): string =>
  [head, ['---', '---'] as const, ...rows]
    .map(cells => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
