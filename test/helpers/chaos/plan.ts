import type {FaultRule} from '../../../src/sandbox/faults/rule.js';
import {Random} from '../random.js';
import {drawData, type Planned} from './data.js';

/** A moment at which a process is stopped: at a request of it, or so long after its start. */
export interface Stop {
  readonly signal: 'SIGKILL' | 'SIGTERM';
  /** What happens to the files: a power cut takes what was not on the disk itself. */
  readonly with: 'nothing' | 'a power cut';
  /** Number of the request; 0: none, and of a piped input half has come by then. */
  readonly request: number;
  /** Whether the platform gets that request. */
  readonly when: 'before' | 'after';
  readonly milliseconds: number;
}

/** One upload, with all that goes wrong on its way. */
export interface Plan {
  readonly seed: number;
  readonly data: readonly Planned[];
  /** What the platform answers where it cannot take a datum. */
  readonly culprits: 'failure' | 'refusal' | 'refusal by name';
  readonly deduplicator: string;
  /** Flags of the command, files and places apart. */
  readonly flags: readonly string[];
  readonly faults: readonly FaultRule[];
  /** What stops each of the first processes. */
  readonly stops: readonly Stop[];
  readonly input: 'array' | 'lines' | 'standard input';
  readonly ledger: 'kept' | 'none';
  readonly credentials: 'token' | 'account' | 'both';
  /** Whether the same data were uploaded once before. */
  readonly before: 'nothing' | 'the same';
  /** How many requests with data come before what is held, and was deleted, is let go. */
  readonly release: number;
}

const deduplicators = [
  ...['device.deactivate.hash', 'device.deactivate.hash', 'device.deactivate.hash', 'none'],
  ...['device.truncate.dataset', 'dataset.drop.hash'],
  ...['dataset.delete.origin', 'dataset.delete.origin.older'],
];

/** Draws a plan; the same seed gives the same one. */
export function drawPlan(seed: number): Plan {
  const random = new Random(seed);
  const chance = (part: number) => random.next() < part;
  const deduplicator = random.pick(deduplicators);
  const isHash = deduplicator === 'device.deactivate.hash';
  const drawn = Array.from({length: random.int(0, 5)}, () => drawFault(random));
  const isPiped = chance(0.2);
  const stops = chance(0.5)
    ? []
    : Array.from({length: random.int(1, 3)}, () => drawStop(random, isPiped));
  const faults = drawn.filter(fault => isToldApart(fault, drawn, stops));
  const isHeld = chance(0.15);
  const culprits = chance(0.2) ? random.int(1, 2) : 0;
  const huge = !isHeld && culprits === 0 && chance(0.1);
  const drop = chance(0.2);
  const ids = !isHeld && chance(0.25) ? 'given' : 'none';
  // What the platform itself drops or replaces would not be there twice.
  const mayDouble = isHash || ['none', 'device.truncate.dataset'].includes(deduplicator);
  const doubles = mayDouble && ids === 'none' && culprits === 0 && chance(0.15) ? 'keep' : 'none';
  const data = drawData(random, {
    ...{deduplicator, culprits, huge, ids},
    duplicates: drop ? 'drop' : doubles,
  });
  const one = ['none', 'dataset.drop.hash', 'dataset.delete.origin'].includes(deduplicator);
  const by = random.pick(['failure', 'refusal', 'refusal by name'] as const);
  // Who tries less often never has the three failures that prove it is the data.
  const fewestRetries = culprits > 0 && by === 'failure' ? 2 : 0;
  return {
    ...{seed, data, deduplicator, stops, culprits: by},
    flags: [
      ...['--deduplicator', deduplicator, '--yes-destroy-other-data'],
      ...['--batch-size', `${random.int(1, 20)}`, '--concurrency', `${random.int(1, 8)}`],
      ...['--timeout', '1000', '--max-rejects', '1000'],
      ...(chance(0.3) ? ['--flush-bytes', `${random.int(500, 4_000)}`] : []),
      ...(chance(0.25) ? ['--retries', `${random.int(fewestRetries, 2)}`] : []),
      ...(drop ? ['--duplicates', 'drop'] : []),
      ...(one && chance(0.4) ? ['--data-sets', 'one'] : []),
      ...(ids === 'given' ? ['--keep-ids'] : []),
    ],
    faults: [
      // First, for only one rule applies to a request.
      ...(huge ? [{at: 'add', do: 'too-large', bytes: 3_000, times: -1} as const] : []),
      ...faults,
      ...(isHeld ? [{at: 'CreateDataSetData', do: 'hold', after: random.int(0, 1)} as const] : []),
    ],
    input: stops.length > 0 && isPiped ? 'standard input' : random.pick(['array', 'lines']),
    ledger: stops.length > 0 || chance(0.8) ? 'kept' : 'none',
    credentials: random.pick(['token', 'account', 'both']),
    before: isHash && culprits === 0 && !huge && chance(0.2) ? 'the same' : 'nothing',
    release: random.int(1, 2),
  };
}

/**
 * Nobody can tell a close that failed at its very last step from one that went well, where the answer to it
 * did not arrive either: then the list counts, and that is all there is (reference: session, 10).
 */
function isToldApart(fault: FaultRule, all: readonly FaultRule[], stops: readonly Stop[]): boolean {
  if (fault.at !== 'ActivateDataSetData') return true;
  return stops.length === 0 && !all.some(({at}) => at === 'close');
}

function drawStop(random: Random, isPiped: boolean): Stop {
  const request = random.next() < (isPiped ? 0.3 : 0.1) ? 0 : random.int(1, 16);
  // Whoever is asked to stop before they listen dies of it.
  const signal = request === 0 || random.next() < 0.8 ? 'SIGKILL' : 'SIGTERM';
  return {
    ...{signal, request},
    with: signal === 'SIGKILL' && random.next() < 0.4 ? 'a power cut' : 'nothing',
    when: random.pick(['before', 'after']),
    milliseconds: random.next() < 0.5 ? 0 : random.int(1, 30),
  };
}

function drawFault(random: Random): FaultRule {
  const after = random.int(0, 6);
  const times = random.int(1, 3);
  const at = random.pick([
    ...(['open', 'add', 'add', 'add', 'add', 'delete-data'] as const),
    ...(['close', 'close', 'list', 'get', 'delete', 'login'] as const),
  ]);
  const store = random.pick([
    ...(['CreateDataSetData', 'ActivateDataSetData', 'UpdateDataSet:state'] as const),
    ...(['ArchiveDeviceDataUsingHashesFromDataSet', 'UpdateDataSet:active'] as const),
    ...([
      'DestroyDataSetData',
      'GetDataSet',
      'CreateDataSet',
      'UpdateDataSet:deduplicator',
    ] as const),
  ]);
  const headers = {'Retry-After': '1'};
  return random.pick<() => FaultRule>([
    () => ({at, do: 'hang-up-before', after, times}),
    () => ({at, do: 'hang-up-after', after, times}),
    () => ({at, do: 'never-answer', after, times: 1, effect: random.next() < 0.5}),
    () => ({at, do: 'garble', after, times}),
    () => ({at, do: 'tear', after, times}),
    () => ({at, do: 'delay', milliseconds: random.int(10, 200), after, times}),
    () => ({at, do: 'status', status: random.pick([408, 425, 500, 502, 503, 429]), after, times}),
    () => ({at, do: 'status', status: random.pick([499, 500, 502, 504]), effect: true, after}),
    () => ({at, do: 'status', status: random.pick([429, 503]), headers, after}),
    () => ({at: 'add', do: 'too-large', bytes: random.int(600, 3_000), times: 4}),
    () => ({at: 'add', do: 'too-large', bytes: random.int(700, 2_000), times: -1}),
    () => ({at: store, do: 'fail', after: random.int(0, 3), times: random.int(1, 2)}),
    () => ({at: 'CreateDataSetData', do: 'fail', after, times: random.int(1, 10)}),
    () => ({at: 'CreateDataSetData', do: 'half', after, times}),
    () => ({at, do: 'expire-token', after}),
  ])();
}
