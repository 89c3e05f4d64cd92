import type {Command} from 'commander';
import {type About, aboutOf} from '../../src/cli/commands/about.js';

/** What manual and documentation tell of a command: all of it comes from the program itself. */
export interface Page {
  /** `tidepool-ingest data-sets list`. */
  readonly name: string;
  readonly summary: string;
  readonly synopsis: string;
  readonly about: About;
  readonly arguments: readonly Term[];
  /** Flags by the heading that help shows them under. */
  readonly flags: ReadonlyMap<string, readonly Term[]>;
  readonly commands: readonly Page[];
}

/** A word and what it means. */
export type Term = readonly [term: string, meaning: string];

/** Describes a command and those below it; `help` is not among them. */
export function pageOf(command: Command): Page {
  const help = command.createHelp();
  const flags = new Map<string, Term[]>();
  for (const flag of help.visibleOptions(command)) {
    const heading = (flag.helpGroupHeading ?? 'Options:').replace(/:$/, '');
    const term = [help.optionTerm(flag), help.optionDescription(flag)] as const;
    flags.set(heading, [...(flags.get(heading) ?? []), term]);
  }
  const usage = help.commandUsage(command);
  return {
    name: nameOf(command),
    summary: command.description(),
    synopsis: usage,
    about: aboutOf(command),
    arguments: command.registeredArguments.map(argument => [
      help.argumentTerm(argument),
      help.argumentDescription(argument),
    ]),
    flags,
    commands: help
      .visibleCommands(command)
      .filter(child => child.name() !== 'help')
      .map(pageOf),
  };
}

const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
