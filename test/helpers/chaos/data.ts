import type {Random} from '../random.js';

/** What must become of a datum. */
export type Destiny =
  | 'stored'
  /** It equals an earlier one, and duplicates are dropped. */
  | 'dropped'
  /** We refuse it. */
  | 'refused'
  /** The platform cannot take it. */
  | 'culprit'
  /** The platform refuses so long a body. */
  | 'huge';

/** A datum of a plan. */
export interface Planned {
  readonly datum: Record<string, unknown>;
  readonly destiny: Destiny;
}

/** What the data of a plan are to be like. */
export interface DataWishes {
  readonly deduplicator: string;
  readonly culprits: number;
  readonly huge: boolean;
  readonly duplicates: 'drop' | 'keep' | 'none';
  readonly ids: 'given' | 'none';
}

/** Draws data: each with a number in its payload, by which it is found again. */
export function drawData(random: Random, wishes: DataWishes): Planned[] {
  const devices = random.int(1, wishes.culprits > 0 ? 2 : 4);
  const count = random.next() < 0.12 ? random.int(0, 3) : random.int(4, 70);
  const least = wishes.culprits > 0 ? 12 : 0;
  const planned: Planned[] = [];
  for (let number = 0; number < Math.max(count, least); number++) {
    planned.push(drawDatum(random, number, {...wishes, devices}));
  }
  for (let culprit = 0; culprit < wishes.culprits; culprit++) {
    const {datum} = drawDatum(random, planned.length, {...wishes, devices: 1, plain: true});
    const payload = {n: planned.length, culprit: true};
    planned.splice(random.int(0, planned.length), 0, {
      datum: {...datum, payload},
      destiny: 'culprit',
    });
  }
  if (wishes.duplicates === 'none') return planned;
  const destiny = wishes.duplicates === 'drop' ? 'dropped' : 'stored';
  const copies = planned.filter(each => each.destiny === 'stored' && random.next() < 0.2);
  return [...planned, ...copies.map(({datum}) => ({datum, destiny}) as const)];
}

interface DatumWishes extends DataWishes {
  readonly devices: number;
  readonly plain?: boolean;
}

function drawDatum(random: Random, number: number, wishes: DatumWishes): Planned {
  const {deduplicator, devices, ids, plain, huge} = wishes;
  const time = new Date(Date.UTC(2026, 0, 1) + number * 300_000).toISOString();
  const kind = plain ? 1 : random.next();
  const device = {deviceId: `device ${random.int(1, devices)}`};
  const origin = {
    ...(deduplicator.includes('origin') && {origin: {id: `origin ${number}`}}),
  };
  const id = {...(ids === 'given' && {id: `kept${`${number}`.padStart(28, '0')}`})};
  const own = {time, ...device, ...origin, payload: {n: number}};
  const cbg = {type: 'cbg', ...own, ...id, units: 'mmol/L', value: 4 + (number % 50) / 10};
  if (kind < 0.05) return {datum: {...cbg, value: -1}, destiny: 'refused'};
  if (kind < 0.08) {
    const {deviceId: _, ...rest} = cbg;
    const destiny = deduplicator.startsWith('device.') ? 'refused' : 'stored';
    return {datum: rest, destiny};
  }
  if (kind < 0.11 && deduplicator.includes('origin')) {
    const {origin: _, ...rest} = cbg;
    const destiny = deduplicator === 'dataset.delete.origin' ? 'refused' : 'stored';
    return {datum: rest, destiny};
  }
  if (kind < 0.14 && huge) {
    const payload = {n: number, text: 'x'.repeat(4_000)};
    return {datum: {...cbg, payload}, destiny: 'huge'};
  }
  const inner = {...origin, ...(origin.origin && {origin: {id: `inner ${number}`}})};
  if (kind < 0.24) {
    const bolus = {type: 'bolus', subType: 'normal', ...own, ...inner, normal: 4};
    return {datum: {type: 'wizard', ...own, ...id, units: 'mg/dL', bolus}, destiny: 'stored'};
  }
  if (kind < 0.3) {
    const reason = {suspended: 'manual'};
    const event = {type: 'deviceEvent', ...own};
    const status = {...event, ...inner, subType: 'status', status: 'suspended', reason};
    return {datum: {...event, ...id, subType: 'reservoirChange', status}, destiny: 'stored'};
  }
  return {datum: cbg, destiny: 'stored'};
}
