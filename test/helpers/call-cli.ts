import {PassThrough} from 'node:stream';
import type {ExecutionContext} from 'ava';
import {Interrupt} from '../../src/cli/interrupt.js';
import {Messages} from '../../src/cli/output/messages.js';
import {Output} from '../../src/cli/output/output.js';
import {run} from '../../src/cli/program.js';
import type {CliRun} from './run-cli.js';
import {temporaryFile} from './temporary.js';

/** How the command line is called: nothing of the process that runs the tests reaches it. */
export interface CallOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Folder in which it looks for settings. */
  readonly folder?: string;
  /** Columns of a terminal that both input and messages are. */
  readonly columns?: number;
  /** What is typed there. */
  readonly answer?: string;
  readonly interrupt?: Interrupt;
}

/** Calls the command line in this process: for all that needs neither standard input nor signals. */
export async function callCli(
  argv: readonly string[],
  {env = {}, folder = '/nowhere', columns, answer, interrupt = new Interrupt()}: CallOptions = {},
): Promise<CliRun> {
  const [stdout, stderr, input] = [kept(), kept(), new PassThrough()];
  const terminal = columns === undefined ? {} : {isTTY: true, columns};
  if (answer !== undefined) input.write(answer);
  const code = await run(argv, {
    ...{environment: env, folder, interrupt},
    output: new Output(stdout.stream),
    messages: new Messages(Object.assign(stderr.stream, terminal), env),
    input: Object.assign(input, terminal),
  });
  return {code, stdout: stdout.text(), stderr: stderr.text()};
}

/** Calls it with a file in place of each `-`, which holds the input. */
export function callWith(
  t: ExecutionContext,
  input: string | Uint8Array,
  argv: readonly string[],
  options?: CallOptions,
): Promise<CliRun> {
  const file = temporaryFile(t, 'input.json', input);
  return callCli(
    argv.map(word => (word === '-' ? file : word)),
    options,
  );
}

/** A stream that keeps what is written. */
export function kept() {
  const written: string[] = [];
  const stream = new PassThrough();
  stream.on('data', chunk => written.push(String(chunk)));
  return {stream, text: () => written.join('')};
}
