import {kinds} from '../../datum/index.js';
import type {DataCounts} from '../collect/data-counts.js';
import type {DeviceCount} from '../collect/device-counts.js';
import type {DataReport, DeviceReport, KindReport} from '../model/data.js';
import {dayText} from './day-text.js';

/** Sums up the valid data by kind, device and day; `refused` are the refused by kind, '' for none. */
export function dataReportOf(
  {days, devices, inUtc, embedded}: DataCounts,
  refused: ReadonlyMap<string, number>,
): DataReport {
  return {
    kinds: kindReports(devices.list, refused),
    devices: devices.list.map(deviceReport).sort((a, b) => b.data - a.data),
    days: [...days.days()].map(([day, counts]) => ({day: dayText(day), kinds: named(counts)})),
    inUtc,
    leftOut: days.leftOut,
    embedded,
  };
}

function kindReports(
  devices: readonly DeviceCount[],
  refused: ReadonlyMap<string, number>,
): KindReport[] {
  const all = kinds.map((kind, place) => ({
    kind: kind as string | null,
    valid: devices.reduce((sum, device) => sum + device.kinds[place]!, 0),
    refused: refused.get(kind) ?? 0,
  }));
  const unknown = {kind: null, valid: 0, refused: refused.get('') ?? 0};
  return [...all, unknown]
    .filter(({valid, refused: bad}) => valid + bad > 0)
    .sort((a, b) => b.valid - a.valid || b.refused - a.refused);
}

function deviceReport({deviceId, kinds: counts, from, to}: DeviceCount): DeviceReport {
  return {
    deviceId: deviceId ?? null,
    ...(deviceId === undefined && {others: true}),
    data: counts.reduce((sum, count) => sum + count, 0),
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    kinds: named(counts),
  };
}

function named(counts: Uint32Array): Record<string, number> {
  const found: [string, number][] = [];
  for (const [place, kind] of kinds.entries()) {
    if (counts[place]! > 0) found.push([kind, counts[place]!]);
  }
  return Object.fromEntries(found);
}
