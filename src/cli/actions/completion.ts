import {RootCommand, ShellCompDirective, type Command as Suggesting} from '@bomb.sh/tab';
import type {Command, Option} from 'commander';
import {deduplicators} from '../../tidepool/deduplicator.js';
import type {Shell} from '../commands/completion.js';
import {Flag} from '../flags/flag.js';
import {bashScript} from './completion-bash.js';

/** Makes the script that completes a command line in a shell: it asks this program. */
export function scriptOf(shell: Shell, name: string): string {
  if (shell === 'bash') return bashScript(name);
  return printed(() => new RootCommand().setup(name, name, shell));
}

/** Answers such a script: a completion a line, then what the shell is to do with files. */
export function completionsOf(words: readonly string[], program: Command): string {
  const root = new RootCommand();
  addFlags(root, program);
  addCommands(root, program, '');
  const lines = printed(() => root.parse([...words])).trimEnd();
  return `${lines.replace(/:\d+$/, `:${directiveOf(words, program)}`)}\n`;
}

function addCommands(root: RootCommand, parent: Command, path: string): void {
  for (const child of parent.createHelp().visibleCommands(parent)) {
    const name = `${path} ${child.name()}`.trim();
    const completed = root.command(name, child.description());
    addFlags(completed, child);
    for (const argument of child.registeredArguments) {
      const {argChoices = []} = argument;
      completed.argument(argument.name(), complete => {
        for (const choice of argChoices) complete(choice, '');
      });
    }
    addCommands(root, child, name);
  }
}

function addFlags(completed: RootCommand | Suggesting, command: Command): void {
  for (const flag of command.createHelp().visibleOptions(command)) {
    const name = flag.long?.slice(2) ?? '';
    // Without a handler it takes no value.
    if (!flag.required) completed.option(name, flag.description);
    else {
      completed.option(name, flag.description, complete => {
        for (const choice of choicesOf(flag)) complete(choice, '');
      });
    }
  }
}

const choicesOf = ({long, argChoices = []}: Option): readonly string[] =>
  long === '--deduplicator' ? deduplicators.map(({short}) => short) : argChoices;

/** Tells the shell whether names of files may stand there, or of folders, or neither. */
function directiveOf(words: readonly string[], program: Command): number {
  const {ShellCompDirectiveDefault, ShellCompDirectiveFilterDirs, ShellCompDirectiveNoFileComp} =
    ShellCompDirective;
  const [before = '', current = ''] = words.slice(-2).length < 2 ? ['', ...words] : words.slice(-2);
  const command = commandOf(words, program);
  const named = /^(--[^=]+)=/.exec(current)?.[1] ?? before;
  const flag = command.options.find(({long, required}) => required && long === named);
  if (flag instanceof Flag) {
    if (flag.takes.is === 'file') return ShellCompDirectiveDefault;
    if (flag.takes.is === 'folder') return ShellCompDirectiveFilterDirs;
    return ShellCompDirectiveNoFileComp;
  }
  const takesFiles = command.registeredArguments.some(each => fileArguments.has(each.name()));
  return takesFiles && !current.startsWith('-')
    ? ShellCompDirectiveDefault
    : ShellCompDirectiveNoFileComp;
}

const fileArguments: ReadonlySet<string> = new Set(['file', 'ledger']);

/** Finds the command that words name, before the one that is being written. */
function commandOf(words: readonly string[], program: Command): Command {
  let command = program;
  for (const word of words.slice(0, -1)) {
    command = command.commands.find(child => child.name() === word) ?? command;
  }
  return command;
}

/** The library writes with console.log alone. */
function printed(run: () => void): string {
  const lines: string[] = [];
  const {log} = console;
  console.log = (line: string) => lines.push(line);
  try {
    run();
  } finally {
    console.log = log;
  }
  return `${lines.join('\n')}\n`;
}
