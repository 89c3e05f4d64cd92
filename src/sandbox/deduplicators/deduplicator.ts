import type {DataSetDocument, DatumDocument, Provenance} from '../store/documents.js';
import type {Selector} from '../store/selectors.js';
import type {Caller, Store} from '../store/store.js';

/** A datum before a deduplicator has given it a hash, and what its hash would be. */
export interface NewDatum {
  readonly document: DatumDocument;
  /**
   * Hash of its identity fields within a device, or within a data set.
   * @throws Failure if a field is missing
   */
  readonly hash: (within: {readonly dataSetId: string} | 'device') => string;
}

/** What a deduplicator is asked to work on. */
export interface Work {
  readonly store: Store;
  readonly caller: Caller;
  readonly dataSet: DataSetDocument;
}

/** One way of the platform to deal with data that are there already. */
export interface Deduplicator {
  readonly name: string;
  /** An older name that is accepted and rewritten. */
  readonly alias?: string;
  readonly version: string;
  /** Whether it is chosen for a set that names no deduplicator. */
  readonly isDefaultFor?: (dataSet: DataSetDocument) => boolean;
  addData(work: Work, data: readonly NewDatum[], provenance: Provenance): Promise<void>;
  deleteData(work: Work, selectors: readonly Selector[]): Promise<void>;
  close(work: Work): Promise<void>;
  delete(work: Work): Promise<void>;
}
