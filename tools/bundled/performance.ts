/**
 * Stands in for `performance` in the command line: the first look at Node's own loads `node:perf_hooks`, which takes 3 ms
 * of every start. It counts from another moment, which nobody sees who takes differences.
 */
export const performance = {now: () => Number(process.hrtime.bigint()) / 1e6};
