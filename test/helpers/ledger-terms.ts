import type {Terms} from '../../src/ledger/index.js';

/** Terms of some run, for tests to which they are all one. */
export const terms: Terms = {
  ...{userId: 'u', baseUrl: 'http://127.0.0.1', deduplicator: 'none', batchSize: 10},
  ...{flushBytes: 1_000, duplicates: 'keep', dataSets: 'one', prepare: false, keepIds: false},
};
