import {problem} from '../../errors.js';
import {systemFault} from '../../print/system-fault.js';
import {readConfiguration, startSandbox} from '../../sandbox/index.js';
import type {Context} from '../context.js';
import {type ExitCode, exitCodes} from '../exit-codes.js';
import {readJsonFile} from '../flags/json-file.js';

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
  const configuration =
    config === undefined ? {} : readConfiguration(readJsonFile('--config', config));
  const running = await startSandbox({port, ...configuration, directory, discard}).catch(refused);
  const {url, userId, sessionToken} = running;
  output.writeJson({url, userId, sessionToken});
  const {signal} = interrupt;
  if (!signal.aborted) {
    await new Promise(resolve => signal.addEventListener('abort', resolve, {once: true}));
  }
  await interrupt.bound(running.stop());
  return exitCodes.done;
}

/** Tells of a port that is taken, or a folder that cannot be used; the system has a code for each. */
function refused(error: NodeJS.ErrnoException): never {
  const {code: reason, syscall, path = 'the port'} = error;
  if (!reason || !syscall) throw error;
  throw problem('ERR_INGEST_USAGE', {
    message: `the sandbox cannot start: ${syscall} of ${path} failed (${systemFault(reason)}).`,
  });
}
