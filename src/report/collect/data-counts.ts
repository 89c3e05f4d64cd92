import type {Item} from '../../block.js';
import {kinds} from '../../datum/index.js';
import {mostChunks} from './chunks.js';
import {DayCounts} from './day-counts.js';
import {DeviceCounts} from './device-counts.js';
import {GlucoseCounts, type Reading} from './glucose-counts.js';
import {type Dated, instantOf, offsetOf} from './local-time.js';

const placeOf: ReadonlyMap<string | undefined, number> = new Map(
  kinds.map((kind, place) => [kind, place]),
);
const sensorKind = placeOf.get('cbg')!;

/** Counts the valid data of a run by kind, day and device, in memory that does not grow with them. */
export class DataCounts {
  readonly #budget = {chunks: mostChunks};
  readonly days = new DayCounts(kinds.length, this.#budget);
  readonly devices = new DeviceCounts(kinds.length, this.#budget);
  readonly glucose = new GlucoseCounts();
  /** Data dated in UTC, for nothing tells the clock of their place. */
  inUtc = 0;
  /** Data of the input that are counted inside another. */
  embedded = 0;

  /** Counts an item that was accepted. */
  add({kind: name, value, records}: Item): void {
    const datum = value as Datum;
    const kind = placeOf.get(name)!;
    const instant = instantOf(datum);
    const offset = offsetOf(datum, instant);
    const local = instant + (offset ?? 0);
    if (offset === undefined) this.inUtc++;
    this.embedded += records - 1;
    this.days.add(local, kind);
    const device = this.devices.of(datum.deviceId);
    device.add(kind, instant);
    if (kind !== sensorKind) return;
    this.glucose.add(datum as Datum & Reading, local);
    this.devices.sensorOf(device).add(instant, local, datum.sampleInterval);
  }
}

interface Datum extends Dated {
  readonly deviceId?: string | null;
  readonly sampleInterval?: number | null;
}
