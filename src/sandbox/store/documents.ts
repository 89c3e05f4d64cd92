/** The deduplicator of a data set. */
export interface Deduplicator {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
}

/** Who sent something, and from where. */
export interface Provenance {
  readonly clientID: string;
  readonly byUserID?: string | undefined;
  readonly sourceIP?: string | undefined;
}

/** A stored data set, with the store's field names; the store replaces it, nobody changes it. */
export interface DataSetDocument {
  readonly _active: boolean;
  readonly _dataState: 'open';
  readonly _deduplicator?: Deduplicator | undefined;
  readonly _state: 'open' | 'closed';
  readonly _userId: string;
  readonly byUser?: string | undefined;
  readonly client?: {readonly name?: string | undefined} | undefined;
  readonly createdTime: string;
  readonly dataSetType: 'continuous' | 'normal';
  readonly deletedTime?: string | undefined;
  readonly deletedUserId?: string | undefined;
  readonly deviceId?: string | undefined;
  readonly deviceManufacturers?: readonly string[] | undefined;
  readonly deviceModel?: string | undefined;
  readonly id: string;
  readonly modifiedTime: string;
  readonly provenance: Provenance;
  readonly revision?: number;
  readonly uploadId: string;
  /** The fields that nothing but the client looks at. */
  readonly [field: string]: unknown;
}

/** A datum as it is stored: normalised, times in UTC. */
export interface DatumDocument {
  readonly _deduplicator?: {readonly hash: string} | undefined;
  readonly deviceId?: string | undefined;
  readonly id: string;
  readonly origin?: {readonly id?: string | undefined; readonly time?: string | undefined};
  readonly type: string;
  readonly [field: string]: unknown;
}
