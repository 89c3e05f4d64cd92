/** The valid data, each counted once; one sent inside another is counted with it. */
export interface DataReport {
  readonly kinds: readonly KindReport[];
  readonly devices: readonly DeviceReport[];
  /** Each day with data, in order: the day at the place of the datum. */
  readonly days: readonly DayReport[];
  /** Data whose day is that of UTC, for nothing tells the clock of their place. */
  readonly inUtc: number;
  /** Data of days beyond those that are kept. */
  readonly leftOut: number;
  /** Data of the input that were sent inside another. */
  readonly embedded: number;
}

export interface KindReport {
  /** Null for refused data of no known kind. */
  readonly kind: string | null;
  readonly valid: number;
  /** Refused by us or by the platform. */
  readonly refused: number;
}

/** A device, its first and last instant in UTC. */
export interface DeviceReport {
  /** Null for data without a device. */
  readonly deviceId: string | null;
  /** Set for the devices beyond the first thousand, all in one. */
  readonly others?: true;
  readonly data: number;
  readonly from: string;
  readonly to: string;
  readonly kinds: Readonly<Record<string, number>>;
}

export interface DayReport {
  /** `2026-01-31`. */
  readonly day: string;
  readonly kinds: Readonly<Record<string, number>>;
}
