import type {Budget} from './chunks.js';
import {Sensor} from './sensor.js';

/** Devices told apart; an input may name a new one in each datum. */
const keptDevices = 1_000;

/** What a device has: how many data of each kind, from when to when (instants in milliseconds). */
export class DeviceCount {
  readonly kinds: Uint32Array;
  from = Number.POSITIVE_INFINITY;
  to = Number.NEGATIVE_INFINITY;
  /** Set once it has given a glucose reading. */
  sensor: Sensor | undefined;

  /** `deviceId` is null for data without one, undefined for the devices beyond those that are kept. */
  constructor(
    readonly deviceId: string | null | undefined,
    kinds: number,
  ) {
    this.kinds = new Uint32Array(kinds);
  }

  add(kind: number, instant: number): void {
    this.kinds[kind]!++;
    if (instant < this.from) this.from = instant;
    if (instant > this.to) this.to = instant;
  }
}

/** The counts of all devices, the first thousand apart. */
export class DeviceCounts {
  readonly #kinds: number;
  readonly #budget: Budget;
  readonly #devices = new Map<string | null | undefined, DeviceCount>();

  constructor(kinds: number, budget: Budget) {
    this.#kinds = kinds;
    this.#budget = budget;
  }

  of(deviceId: string | null | undefined): DeviceCount {
    const key = deviceId ?? null;
    const known = this.#devices.get(key);
    if (known) return known;
    const kept = this.#devices.size < keptDevices ? key : undefined;
    const device = this.#devices.get(kept) ?? new DeviceCount(kept, this.#kinds);
    this.#devices.set(kept, device);
    return device;
  }

  sensorOf(device: DeviceCount): Sensor {
    device.sensor ??= new Sensor(this.#budget);
    return device.sensor;
  }

  get list(): readonly DeviceCount[] {
    return [...this.#devices.values()];
  }
}
