#!/usr/bin/env node
import {exitCodeOf, exitCodes} from './exit-codes.js';
import {sayError} from './failure.js';
import {Interrupt} from './interrupt.js';
import {run} from './program.js';
import {Output} from './streams.js';

process.on('uncaughtException', error => {
  sayError(error);
  process.exit(exitCodes.internal);
});

const output = new Output();
const interrupt = new Interrupt(exitCodes.cancelled);
process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  interrupt,
  output,
}).catch(error => {
  sayError(error);
  return exitCodeOf(error);
});
// After a signal nobody waits for a reader that has stopped to read.
await interrupt.bound(output.flush(), 1_000).catch(() => {});
const good = process.exitCode === exitCodes.done || process.exitCode === exitCodes.rejected;
if (good && output.failed.aborted && !output.readerLeft) {
  sayError(output.failed.reason);
  process.exitCode = exitCodeOf(output.failed.reason);
}
// A request that hangs would keep the process alive.
process.exit();
