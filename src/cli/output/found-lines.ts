import {printPlace} from '../../errors.js';
import type {CheckSummary} from '../../ingest/plan/tally.js';
import type {PreparedSummary} from '../../prepare/report.js';
import {count} from '../../print/numbers.js';
import type {WarningGroup} from '../../warnings/tally.js';
import type {Line} from './messages.js';

const shownWarnings = 20;
const shownDevices = 20;

/** What was found in an input. */
export type Found = Pick<CheckSummary, 'kinds' | 'devices' | 'warnings' | 'from' | 'to'>;

/** Prints what was found in an input: times, kinds, devices, and what is worth a look. */
export function foundLines(found: Found, groups: readonly WarningGroup[]): Line[] {
  const {kinds, devices, from, to} = found;
  return [
    ...(from === null ? [] : [`Times: ${from} to ${to}.`]),
    ...listed('Kinds', Object.entries(kinds)),
    ...listed('Devices', Object.entries(devices)),
    ...warningLines(found, groups),
  ];
}

/** Prints what was done to an export. */
export function preparedLines(prepared: PreparedSummary | undefined): Line[] {
  if (!prepared) return [];
  const {uploads, embedded, changes} = prepared;
  return [
    `Prepared: ${count(uploads)} upload records taken out, ${count(embedded)} data sent inside others.`,
    ...Object.entries(changes).map(([name, data]) => `  ${name}: ${count(data)}`),
  ];
}

/** Tells that an input is an export by the fields that only the platform writes. */
export function exportLines(
  {read, rejected, prepared}: {read: number; rejected: number; prepared?: PreparedSummary},
  {warnings}: Pick<Found, 'warnings'>,
): Line[] {
  const isExport = (warnings['server-owned-field'] ?? 0) * 2 > read - rejected;
  if (prepared || rejected === 0 || !isExport) return [];
  return ['This looks like an export of the platform. Try again with --prepare.'];
}

function warningLines({warnings}: Found, groups: readonly WarningGroup[]): Line[] {
  if (Object.keys(warnings).length === 0) return [];
  const hidden = groups.slice(shownWarnings).reduce((sum, group) => sum + group.count, 0);
  return [
    ['Warnings, none of them rejects:', 'bold'],
    ...groups
      .slice(0, shownWarnings)
      .map(
        ({code, pointer, detail, places, ...group}) =>
          `  ${count(group.count)} × ${code} at ${pointer}: ${detail}; first ${printPlace(places[0]!)}`,
      ),
    ...(hidden > 0 ? [`  ${count(hidden)} others`] : []),
    ...collisionLines({warnings}),
  ];
}

/** Tells of data with the identity of another and other content: the only warning of an upload. */
export function collisionLines({warnings = {}}: Partial<Pick<Found, 'warnings'>>): Line[] {
  const collisions = warnings['identity-collision'] ?? 0;
  if (collisions === 0) return [];
  return [`  ${count(collisions)} × identity-collision: the same identity, other content`];
}

function listed(title: string, entries: readonly [string, number][]): Line[] {
  const sorted = entries.toSorted((a, b) => b[1] - a[1]);
  const hidden = sorted.length - shownDevices;
  return [
    ...(sorted.length > 0 ? [[`${title}:`, 'bold'] as const] : []),
    ...sorted.slice(0, shownDevices).map(([name, number]) => `  ${name}: ${count(number)}`),
    ...(hidden > 0 ? [`  and ${count(hidden)} more`] : []),
  ];
}
