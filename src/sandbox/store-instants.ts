import {storedInstant} from './instants.js';

/**
 * Turns the instants of a normalised datum into what the store keeps of them, in place: UTC and
 * milliseconds. Texts stay as they are: what is in payload and annotations, `deviceTime`, `origin.time`.
 */
export function storeInstants(datum: Record<string, unknown>): Record<string, unknown> {
  datum.time = storedInstant(datum.time as string);
  if (deeper.has(datum.type as string))
    for (const [key, member] of Object.entries(datum))
      if (!texts.has(key)) datum[key] = convert(key, member);
  return datum;
}

// The types that have instants besides `time`, read from the platform's structs.
const deeper = new Set([
  'alert',
  'controllerStatus',
  'deviceEvent',
  'dosingDecision',
  'pumpStatus',
]);
const texts = new Set(['annotations', 'origin', 'payload']);
const instants = new Set([
  'acknowledgedTime',
  'endTime',
  'issuedTime',
  'retractedTime',
  'startTime',
  'time',
]);

function convert(key: string, value: unknown): unknown {
  if (typeof value === 'string') return instants.has(key) ? storedInstant(value) : value;
  if (Array.isArray(value)) return value.map(element => convert('', element));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, convert(name, member)]),
  );
}
