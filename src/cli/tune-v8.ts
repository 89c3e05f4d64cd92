import {setFlagsFromString} from 'node:v8';

/** Sets V8's flags for an upload, or as they were: code is taken for that of other flags where they differ. */
export function tuneV8(to: 'upload' | 'usual'): void {
  for (const {flag, nodes = '', ...values} of flags) {
    if (process.version.startsWith(nodes)) setFlagsFromString(`--${flag}=${values[to]}`);
  }
}

const flags: readonly {
  readonly flag: string;
  readonly upload: number;
  readonly usual: number;
  /** What the versions of Node begin with whose V8 has it; another would complain. */
  readonly nodes?: string;
}[] = [
  // Records die young, so a larger nursery saves little time and costs up to 50 MB for as long as we run.
  {flag: 'semi-space-growth-factor', upload: 1, usual: 2},
  // What outlives it is mostly garbage soon: at times V8 lets that pile up to four times what lives, here to twice.
  {flag: 'heap-growing-percent', upload: 100, usual: 0},
  // Most records are told in WebAssembly: of JavaScript less runs often enough to be worth V8's last optimisation.
  // It begins at twice the usual budget here, which takes a twentieth off the time of 100,000 records.
  {flag: 'interrupt-budget', upload: 135_168, usual: 67_584, nodes: 'v20.'},
];
