import type {Context} from '../../../src/cli/context.js';
import {exitCodeOf} from '../../../src/cli/exit-codes.js';
import {sayError} from '../../../src/cli/failure.js';
import {run} from '../../../src/cli/program.js';
import type {CliRun} from '../run-cli.js';

/** Runs the command line inside this process, which takes a fraction of the time; there is no standard input. */
export async function runInside(
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<CliRun> {
  let stdout = '';
  const context = {
    environment,
    interrupt: {signal: new AbortController().signal, bound: (work: unknown) => work},
    output: {
      writeJson: (value: object) => {
        stdout += `${JSON.stringify(value)}\n`;
      },
    },
  };
  const code = await run(argv, context as unknown as Context).catch(error => {
    sayError(error);
    return exitCodeOf(error);
  });
  return {code, stdout, stderr: ''};
}
