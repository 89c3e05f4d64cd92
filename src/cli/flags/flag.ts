import {InvalidArgumentError, Option} from 'commander';

/** What a flag takes: the one statement of it, for reading, completion, manual and the schema of settings. */
export type Takes =
  | {readonly is: 'nothing'}
  | {readonly is: 'text'}
  | {readonly is: 'file'}
  | {readonly is: 'folder'}
  | {readonly is: 'regex'}
  /** A number of data, or a percentage. */
  | {readonly is: 'limit'}
  | {readonly is: 'whole number'; readonly least: number; readonly most?: number}
  | {readonly is: 'choice'; readonly of: readonly string[]};

/** A flag of a command that knows what it takes. */
export class Flag extends Option {
  constructor(
    flags: string,
    description: string,
    readonly takes: Takes = {is: 'nothing'},
  ) {
    super(flags, description);
    if (takes.is === 'choice') this.choices(takes.of);
    else if (takes.is !== 'nothing') this.argParser(value => read(takes, value));
  }

  /** Whether a configuration file may say it: only what holds for many runs, and destroys nothing. */
  where: 'command line' | 'configuration too' = 'command line';

  /** Allows it in configuration files. */
  configurable(): this {
    this.where = 'configuration too';
    return this;
  }

  /** Settings of the configuration that do not count beside it. */
  overrides: readonly string[] = [];

  /** Other flags that it cannot stand beside. */
  contradicts: readonly string[] = [];

  override conflicts(names: string | string[]): this {
    this.contradicts = [names].flat();
    return super.conflicts(names);
  }

  /** Lets it beat settings of the configuration that contradict it. */
  overriding(...names: readonly string[]): this {
    this.overrides = names;
    return this;
  }

  /** Reads a value as the flag would; throws `InvalidArgumentError`. */
  read(value: string): unknown {
    return this.parseArg ? this.parseArg(value, undefined) : value;
  }
}

function read(takes: Takes, value: string): unknown {
  switch (takes.is) {
    case 'whole number':
      return wholeNumber(value, takes.least, takes.most);
    case 'regex':
      return regex(value);
    case 'limit':
      return rejectLimit(value);
    default:
      if (value === '') throw new InvalidArgumentError('Expected a text that is not empty.');
      return value;
  }
}

function wholeNumber(value: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  const upTo = most === Number.MAX_SAFE_INTEGER ? 'or more' : `to ${most}`;
  throw new InvalidArgumentError(`Expected a whole number, ${least} ${upTo}.`);
}

function rejectLimit(value: string): {count: number} | {percent: number} {
  const [, number, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(value) ?? [];
  if (number !== undefined && percent === '%') return {percent: Number(number)};
  if (/^\d+$/.test(value)) return {count: Number(value)};
  throw new InvalidArgumentError('Expected a whole number, or a percentage such as 10%.');
}

function regex(value: string): RegExp {
  try {
    return new RegExp(value);
  } catch {
    throw new InvalidArgumentError('Expected a regular expression.');
  }
}
