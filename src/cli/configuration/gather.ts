import type {Command} from 'commander';
import type {Environment} from '../flags/environment.js';
import {Flag} from '../flags/flag.js';
import {type ConfigurationFile, readConfigurationFiles} from './files.js';
import {type Configurable, valuesOf} from './values.js';

/** Where a value came from; whoever stands first here comes first. */
export type Layer = 'flag' | 'environment' | 'project file' | 'user file' | 'default';

/** One setting of a command, and where it came from. */
export interface Setting {
  readonly value: unknown;
  readonly layer: Layer;
  /** The flag, variable or file. */
  readonly from: string | undefined;
}

/** All that is set for a command. */
export interface Gathered {
  readonly settings: ReadonlyMap<string, Setting>;
  readonly files: readonly ConfigurationFile[];
  readonly known: Configurable;
}

/** The variables that say what a flag says. */
const variables: ReadonlyMap<string, string> = new Map([
  ['userId', 'TIDEPOOL_USER_ID'],
  ['baseUrl', 'TIDEPOOL_BASE_URL'],
]);

/** Gathers what is set for a command that was parsed; throws `ERR_INGEST_USAGE`. */
export function gather(
  command: Command,
  {folder, environment}: {readonly folder: string; readonly environment: Environment},
): Gathered {
  const own = command.options.filter(option => option instanceof Flag);
  const files = readConfigurationFiles(folder, environment);
  const known = configurableOf(rootOf(command));
  const settings = new Map<string, Setting>();
  const set = (flag: Flag, setting: Setting) => {
    const name = flag.attributeName();
    if (!settings.has(name) && !isOverridden(flag, own, settings)) settings.set(name, setting);
  };
  for (const flag of own) {
    const name = flag.attributeName();
    if (!['cli', 'implied'].includes(command.getOptionValueSource(name) ?? '')) continue;
    settings.set(name, {value: command.getOptionValue(name), layer: 'flag', from: flag.long ?? ''});
  }
  for (const flag of own) {
    const variable = variables.get(flag.attributeName());
    const value = variable === undefined ? undefined : environment[variable];
    if (value) set(flag, {value, layer: 'environment', from: variable});
  }
  for (const file of files) {
    const values = valuesOf(file, known);
    const here = own.filter(flag => values.has(flag.attributeName()));
    for (const flag of here) {
      const value = values.get(flag.attributeName());
      set(flag, {value, layer: file.layer, from: file.file});
    }
  }
  for (const flag of own) {
    const value = flag.negate ? true : flag.defaultValue;
    if (value !== undefined) set(flag, {value, layer: 'default', from: undefined});
  }
  return {settings, files, known};
}

/** Gives the flags that a configuration file may say, of all commands together. */
export function configurableOf(root: Command): Configurable {
  const found = new Map<string, Flag>();
  const visit = (command: Command) => {
    for (const flag of command.options) {
      const isOne = flag instanceof Flag && flag.where === 'configuration too';
      if (isOne && !found.has(flag.attributeName())) found.set(flag.attributeName(), flag);
    }
    for (const child of command.commands) visit(child);
  };
  visit(root);
  return found;
}

/** What is said nearer by beats what contradicts it farther off. */
function isOverridden(flag: Flag, own: readonly Flag[], settings: ReadonlyMap<string, Setting>) {
  const name = flag.attributeName();
  return own.some(
    other =>
      settings.has(other.attributeName()) &&
      (other.contradicts.includes(name) ||
        other.overrides.includes(name) ||
        flag.contradicts.includes(other.attributeName())),
  );
}

function rootOf(command: Command): Command {
  return command.parent ? rootOf(command.parent) : command;
}
