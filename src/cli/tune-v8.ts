import {setFlagsFromString} from 'node:v8';

/** Sets V8's flags for an upload, or as they were: code is taken for that of other flags where they differ. */
export function tuneV8(to: 'upload' | 'usual'): void {
  for (const {nodes = '', ...flags} of changes) {
    if (process.version.startsWith(nodes)) setFlagsFromString(flags[to]);
  }
}

const changes: readonly {
  readonly upload: string;
  readonly usual: string;
  /** What the versions of Node begin with whose V8 has it; another would complain. */
  readonly nodes?: string;
}[] = [
  // Records die young, so a larger nursery saves little time and costs up to 50 MB for as long as we run.
  {upload: '--semi-space-growth-factor=1', usual: '--semi-space-growth-factor=2'},
  // What outlives it is mostly garbage soon: at times V8 lets that pile up to four times what lives, here to three
  // times. Twice would save 12 MB more and cost a twentieth of the work with a second thread, for memory that was
  // handed to it counts until the next collection.
  {upload: '--heap-growing-percent=200', usual: '--heap-growing-percent=0'},
  // Most records are told in WebAssembly: of JavaScript less runs often enough to be worth V8's last optimisation.
  // It begins at three times the usual budget here, which takes a twentieth off the time of 100,000 records, and where
  // all kinds are mixed a tenth off the work ...
  {upload: '--interrupt-budget=202752', usual: '--interrupt-budget=67584', nodes: 'v20.'},
  // ... and does less: a twenty-fifth of the work at 100,000 records, a fiftieth at 1,600,000.
  {
    upload: '--max-inlined-bytecode-size-cumulative=400',
    usual: '--max-inlined-bytecode-size-cumulative=920',
  },
  {upload: '--no-turbo-loop-peeling', usual: '--turbo-loop-peeling'},
];
