import type {Command} from 'commander';
import {printable} from '../print/printable.js';
import {didYouMean} from '../warnings/did-you-mean.js';

/**
 * Says of a wrong call what was meant, if that can be guessed. An unknown flag may be `--password=...`:
 * what follows the sign is not repeated.
 */
export function explainUsage(message: string, command: Command, program: Command): string {
  const safe = message.replace(/(unknown option '[^=']*)=[^']*'/, "$1'");
  const [first = '', ...rest] = safe.split('\n');
  const [, flag] = /unknown option '(-[^']*)'/.exec(first) ?? [];
  const known = /\(Did you mean/.test(safe) || flag === undefined;
  const hint = known ? undefined : hintFor(flag, command, program);
  const lines = [first, ...(hint === undefined ? [] : [hint]), ...rest];
  return lines.map(printable).join('\n');
}

function hintFor(flag: string, command: Command, program: Command): string | undefined {
  if (secret.test(flag)) {
    return 'Secrets come from the environment or from files, never from flags: TIDEPOOL_SESSION_TOKEN, TIDEPOOL_EMAIL and TIDEPOOL_PASSWORD, or TIDEPOOL_SESSION_TOKEN_FILE and TIDEPOOL_PASSWORD_FILE.';
  }
  const own = command.options.flatMap(({long}) => long ?? []);
  const meant = didYouMean(flag, own);
  if (meant !== undefined) return `(Did you mean ${meant}?)`;
  const others = program.commands.filter(({options}) => options.some(({long}) => long === flag));
  if (others.length === 0) return undefined;
  return `(It is a flag of ${others.map(other => other.name()).join(' and ')}.)`;
}

const secret = /^--?(session-?)?(token|password|e-?mail|secret)$/i;
