import {exitCodeOf, exitCodes} from './exit-codes.js';
import {Interrupt} from './interrupt.js';
import {sayError} from './output/failure.js';
import {Messages} from './output/messages.js';
import {Output} from './output/output.js';
import {run} from './program.js';

// No top-level await: this becomes a script, whose compiled code can be kept.
void main();

async function main(): Promise<void> {
  const {env: environment} = process;
  const messages = new Messages(process.stderr, environment);

  process.on('uncaughtException', error => {
    sayError(error, messages);
    process.exit(exitCodes.internal);
  });

  const output = new Output(process.stdout);
  const interrupt = Interrupt.ofProcess(exitCodes.cancelled);
  process.exitCode = await run(process.argv.slice(2), {
    ...{environment, interrupt, output, messages},
    folder: process.cwd(),
    // Opened only by who reads it.
    get input() {
      return process.stdin;
    },
  }).catch(error => {
    sayError(error, messages);
    return exitCodeOf(error);
  });
  // After a signal nobody waits for a reader that has stopped to read.
  await interrupt.bound(output.flush(), 1_000).catch(() => {});
  const good = process.exitCode === exitCodes.done || process.exitCode === exitCodes.rejected;
  if (good && output.failed.aborted && !output.readerLeft) {
    sayError(output.failed.reason, messages);
    process.exitCode = exitCodeOf(output.failed.reason);
  }
  // A request that hangs would keep the process alive.
  process.exit();
}
