import {problem} from '../../errors.js';
import {type StoreCall, storeCalls} from '../store/calls.js';

/** Requests that a rule can name. */
export const requestNames = [
  'open',
  'add',
  'delete-data',
  'close',
  'delete',
  'get',
  'list',
  'login',
] as const;

export type RequestName = (typeof requestNames)[number];

const storeDeeds = ['fail', 'half', 'hold'] as const;

const requestDeeds = [
  'hang-up-before',
  'hang-up-after',
  'never-answer',
  'garble',
  'tear',
  'delay',
  'status',
  'too-large',
  'expire-token',
] as const;

export type StoreDeed = (typeof storeDeeds)[number];
export type RequestDeed = (typeof requestDeeds)[number];

/** When a rule applies: skip the first `after` of what it names, then apply `times` times. */
interface When {
  /** Default 0. */
  readonly after?: number;
  /** Default 1; -1 always. */
  readonly times?: number;
  /** How likely it is to apply, 0 to 1 (the default); drawn from `seed` (default 1). */
  readonly probability?: number;
  readonly seed?: number;
}

/** Something that goes wrong in the store; `store` is any of its calls. */
export interface StoreFault extends When {
  readonly at: StoreCall | 'store';
  readonly do: StoreDeed;
}

/** Something that goes wrong with a request or its answer. */
export interface RequestFault extends When {
  readonly at: RequestName;
  readonly do: RequestDeed;
  /** Of a `delay`. */
  readonly milliseconds?: number;
  /** What a `status` answers. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Whether what was asked for happens all the same (`status`, `never-answer`). */
  readonly effect?: boolean;
  /** Of a body, above which it is `too-large`. */
  readonly bytes?: number;
}

/** Something that goes wrong, and when. */
export type FaultRule = StoreFault | RequestFault;

/**
 * Reads fault rules.
 * @throws IngestError ERR_INGEST_USAGE that names the first place that is wrong
 */
export function readRules(value: unknown): FaultRule[] {
  if (!Array.isArray(value)) throw wrong('fault rules', 'a list');
  return value.map((rule, index) => readRule(`rule ${index}`, rule));
}

function readRule(place: string, value: unknown): FaultRule {
  if (typeof value !== 'object' || value === null) throw wrong(place, 'an object');
  const rule = value as Record<string, unknown>;
  const deeds = deedsAt(rule.at);
  if (!deeds) throw wrong(`${place}: at`, `one of ${[...requestNames, ...storeCalls].join(', ')}`);
  if (!deeds.includes(rule.do as string)) throw wrong(`${place}: do`, `one of ${deeds.join(', ')}`);
  for (const [name, lowest] of numbers)
    if (rule[name] !== undefined && !(typeof rule[name] === 'number' && rule[name] >= lowest))
      throw wrong(`${place}: ${name}`, `a number of ${lowest} or more`);
  for (const [deed, name] of needed)
    if (rule.do === deed && rule[name] === undefined) throw wrong(`${place}: ${name}`, 'given');
  return rule as unknown as FaultRule;
}

function deedsAt(at: unknown): readonly string[] | undefined {
  if (requestNames.includes(at as RequestName)) return requestDeeds;
  return at === 'store' || storeCalls.includes(at as StoreCall) ? storeDeeds : undefined;
}

const numbers = [
  ['after', 0],
  ['times', -1],
  ['probability', 0],
  ['seed', 0],
  ['milliseconds', 0],
  ['status', 100],
  ['bytes', 0],
] as const;

const needed = [
  ['delay', 'milliseconds'],
  ['status', 'status'],
  ['too-large', 'bytes'],
] as const;

const wrong = (place: string, expected: string) =>
  problem('ERR_INGEST_USAGE', {message: `sandbox: ${place} must be ${expected}.`});
