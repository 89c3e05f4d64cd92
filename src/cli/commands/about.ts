import type {Command} from 'commander';

/** What help and manual tell of a command beyond its flags. */
export interface About {
  /** One or two paragraphs; the first sentence stands alone elsewhere. */
  readonly details?: string;
  /** What it is for, and the command line. */
  readonly examples: readonly (readonly [what: string, line: string])[];
}

const told = new WeakMap<Command, About>();

/** Adds to a command what help and manual tell of it. */
export function about(command: Command, what: About): Command {
  told.set(command, what);
  return command.addHelpText('after', () => helpOf(command, what));
}

/** Gives what was added. */
export const aboutOf = (command: Command): About => told.get(command) ?? {examples: []};

/** Columns in which long lines are read well. */
const width = 80;

function helpOf(command: Command, {details, examples}: About): string {
  const lines = examples.flatMap(([what, line]) => ['', `  ${what}:`, `    ${line}`]);
  const prose = details ? `\n${command.createHelp().boxWrap(details, width)}\n` : '';
  return `${prose}\nExamples:${lines.join('\n')}`;
}
