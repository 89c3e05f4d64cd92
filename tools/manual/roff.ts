import {manual} from '../../src/cli/commands/manual.js';
import {program} from '../../src/tidepool/program.js';
import type {Page, Term} from './page.js';

/** Prints a page of the manual in the language of man (see man-pages(7)): a command with its verbs. */
export function manPage(page: Page): string {
  const title = page.name.replaceAll(' ', '-');
  const isRoot = !page.name.includes(' ');
  return [
    `.TH ${quoted(title.toUpperCase())} 1 "" ${quoted(`${program.name} ${program.version}`)} ""`,
    section('NAME'),
    `${text(title)} \\- ${text(page.summary)}`,
    section('SYNOPSIS'),
    `.B ${text(page.synopsis)}`,
    ...body(page),
    ...(isRoot
      ? [section('COMMANDS'), ...page.commands.flatMap(({name, summary}) => term([name, summary]))]
      : page.commands.flatMap(verb)),
    section('ENVIRONMENT'),
    ...manual.environment.flatMap(term),
    section('FILES'),
    ...manual.files.flatMap(term),
    section('EXIT STATUS'),
    ...manual.exitCodes.flatMap(term),
    section('SEE ALSO'),
    isRoot
      ? page.commands.map(({name}) => `.BR ${text(name.replaceAll(' ', '-'))} (1)`).join('\n')
      : `.BR ${text(program.name)} (1)`,
  ]
    .join('\n')
    .concat('\n');
}

function body(page: Page): string[] {
  const {about, arguments: words, flags} = page;
  return [
    ...(about.details ? [section('DESCRIPTION'), text(about.details)] : []),
    ...(words.length > 0 ? [section('ARGUMENTS'), ...words.flatMap(term)] : []),
    ...[...flags].flatMap(([heading, terms]) => [
      section(heading.toUpperCase()),
      ...terms.flatMap(term),
    ]),
    ...(about.examples.length > 0 ? [section('EXAMPLES'), ...examples(page)] : []),
  ];
}

/** A command below a command, as a part of its page. */
function verb(page: Page): string[] {
  const {name, synopsis, summary, about, flags} = page;
  return [
    section(name.toUpperCase()),
    `.B ${text(synopsis)}`,
    '.PP',
    text(`${summary[0]!.toUpperCase()}${summary.slice(1)}. ${about.details ?? ''}`.trim()),
    ...[...flags.values()].flat().flatMap(term),
    ...examples(page),
  ];
}

const examples = ({about}: Page): string[] =>
  about.examples.flatMap(([what, line]) => [
    ...['.PP', `${text(what)}:`, '.PP', '.RS 4', '.nf', text(line), '.fi', '.RE'],
  ]);

const term = ([word, meaning]: Term): string[] => ['.TP', `.B ${text(word)}`, text(meaning)];

const section = (title: string) => `.SH ${quoted(title)}`;

const quoted = (title: string) => `"${text(title).replaceAll('"', '\\(dq')}"`;

/** Prints a text so that it stands there letter by letter. */
const text = (words: string): string =>
  words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replace(/^\./, '\\&.');
