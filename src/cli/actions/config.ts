import type {Command} from 'commander';
import {printable} from '../../print/printable.js';
import {type Gathered, gather, type Setting} from '../configuration/gather.js';
import type {Context} from '../context.js';
import {type ExitCode, exitCodes} from '../exit-codes.js';
import type {Environment} from '../flags/environment.js';
import {table} from '../output/table.js';

/** The flags of `config`: those of every other command, and its own. */
export interface ConfigFlags {
  readonly json?: true;
}

/** Prints every setting with where it comes from, and of the credentials whether there are any. */
export async function config(command: Command, context: Context): Promise<ExitCode> {
  const {environment, output} = context;
  const gathered = gather(command, context);
  const settings = rowsOf(gathered);
  const secrets = secretsOf(environment);
  if (command.opts<ConfigFlags>().json) {
    const files = gathered.files.map(({layer, file, content}) => ({
      ...{layer, file},
      state: content ? 'read' : 'none',
    }));
    output.writeJson({settings, secrets, files});
    return exitCodes.done;
  }
  const lines = [
    ...table([
      ['setting', 'value', 'from'],
      ...settings.map(({name, value, layer, from}) => [
        name,
        value === null ? 'not set' : `${value}`,
        [layer, from].filter(Boolean).join(' '),
      ]),
      ...secrets.map(({name, state, from}) => [name, state, from ? `environment ${from}` : '']),
    ]),
    '',
    ...gathered.files.map(({file, content}) => `${content ? 'Read' : 'Looked for'} ${file}`),
  ];
  output.write(lines.map(line => `${printable(line)}\n`).join(''));
  return exitCodes.done;
}

interface Row {
  readonly name: string;
  readonly value: unknown;
  readonly layer: Setting['layer'] | null;
  readonly from: string | null;
}

function rowsOf({settings, known}: Gathered): Row[] {
  return [...known.keys()].sort().map(name => {
    const {value = null, layer = null, from = null} = settings.get(name) ?? {};
    return {name, value: shown(value), layer, from};
  });
}

function shown(value: unknown): unknown {
  if (value instanceof RegExp) return value.source;
  if (typeof value === 'object' && value !== null) {
    const {percent, count} = value as {percent?: number; count?: number};
    return count ?? `${percent}%`;
  }
  return typeof value === 'string' ? withoutSecret(value) : value;
}

/** A URL may hold a password; it will be refused, but not before it is shown here. */
const withoutSecret = (text: string) => text.replace(/\/\/[^/]*@/, '//(a secret)@');

function secretsOf(environment: Environment) {
  const state = (name: string) => {
    const from = [name, `${name}_FILE`].find(each => environment[each]);
    return {name, state: from ? 'set' : 'not set', from: from ?? null};
  };
  return ['TIDEPOOL_SESSION_TOKEN', 'TIDEPOOL_EMAIL', 'TIDEPOOL_PASSWORD'].map(state);
}
