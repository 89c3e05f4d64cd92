import type {ExecutionContext} from 'ava';
import type {Records, TwoWays} from './two-ways.js';

export type Members = Readonly<Record<string, unknown>>;

/** What holds a datum, as which member, and what it holds. */
export type Pair = readonly [outer: Members, name: 'bolus' | 'status', inner: Members];

const wizard = {type: 'wizard', units: 'mg/dL', carbInput: 40, bgInput: 150};
const bolus = {type: 'bolus', normal: 1, expectedNormal: 2};
const extended = {
  type: 'bolus',
  duration: 5,
  expectedDuration: 6,
  extended: 1,
  expectedExtended: 2,
};
const event = {type: 'deviceEvent'};
const status = {...event, subType: 'status', status: 'suspended', reason: {a: 'b'}};

/** Each kind that may be embedded, in each that embeds it. */
export const pairs = {
  'a normal bolus': [wizard, 'bolus', {...bolus, subType: 'normal'}],
  'a square bolus': [wizard, 'bolus', {...extended, subType: 'square'}],
  'a dual bolus': [wizard, 'bolus', {...bolus, ...extended, subType: 'dual/square'}],
  'an automated bolus': [wizard, 'bolus', {...bolus, subType: 'automated', normal: 0}],
  'the status of an alarm': [
    {...event, subType: 'alarm', alarmType: 'occlusion'},
    'status',
    {...status, duration: 5, expectedDuration: 6},
  ],
  'the status of a reservoir': [{...event, subType: 'reservoirChange'}, 'status', status],
} as const satisfies Readonly<Record<string, Pair>>;

/** Makes a record; what is given replaces or adds members of its datum, and of that in it. */
export const holding = ([outer, name, inner]: Pair, own: Members = {}, innerOwn: Members = {}) => ({
  ...outer,
  [name]: {...inner, ...base, ...innerOwn},
  ...base,
  ...own,
});

const base = {deviceId: 'device-1', time: '2026-01-01T08:00:00Z', origin: {id: 'o'}};

/** Makes others of which the time of the one datum differs, of the other, or of both. */
export function otherTimes(pair: Pair): Members[] {
  const [later, latest] = [{time: '2026-02-03T04:05:06Z'}, {time: '2026-07-08T09:10:11Z'}];
  return [holding(pair, later), holding(pair, {}, later), holding(pair, latest, later)];
}

/** Learns from a record alone, then looks at others and at it once more; tells how many were known. */
export async function knownAfter(
  t: ExecutionContext,
  ways: TwoWays,
  record: Records[number],
  others: Records,
): Promise<number> {
  t.is(await ways.differOver([record]), undefined);
  const before = ways.known;
  t.is(await ways.differOver([...others, record]), undefined);
  return ways.known - before;
}
