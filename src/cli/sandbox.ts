import {startSandbox} from '../sandbox/index.js';
import {readConfiguration} from '../sandbox/options.js';
import type {Context} from './context.js';
import {type ExitCode, exitCodes} from './exit-codes.js';
import {readJsonFile} from './json-file.js';

/** The flags of `sandbox`. */
export interface SandboxFlags {
  readonly port: number;
  readonly config?: string;
  readonly directory?: string;
  readonly discard?: true;
}

/** Runs a stand-in for the platform until a signal, its address and first user on standard output. */
export async function sandbox(
  {port, config, directory, discard}: SandboxFlags,
  {interrupt, output}: Context,
): Promise<ExitCode> {
  const running = await startSandbox({
    port,
    ...(config !== undefined && readConfiguration(readJsonFile('--config', config))),
    directory,
    discard,
  });
  const {url, userId, sessionToken} = running;
  output.writeJson({url, userId, sessionToken});
  const {signal} = interrupt;
  if (!signal.aborted) {
    await new Promise(resolve => signal.addEventListener('abort', resolve, {once: true}));
  }
  await interrupt.bound(running.stop());
  return exitCodes.done;
}
