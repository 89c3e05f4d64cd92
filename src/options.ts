/** Every default of the project, its unit beside it. */
export const defaults = {
  /** Data a batch; the platform's own advice. */
  batchSize: 1_000,
  /** Bytes a request body may hold, unless one datum alone is larger. */
  flushBytes: 4 * 1024 * 1024,
  /** Bytes that batches still waiting for more data may hold together, over all devices. */
  waitingBytes: 16 * 1024 * 1024,
  /** Bytes of batches that a resumed run holds back while it compares the input with its ledger. */
  heldBytes: 16 * 1024 * 1024,
  /** Requests in flight, all data sets together. */
  concurrency: 4,
  /** Milliseconds a request may take from start to end. */
  timeout: 60_000,
  /** Milliseconds a close may take: the platform archives and activates while we wait. */
  closeTimeout: 600_000,
  /** Tries after the first, for each request. */
  retries: 8,
  /** Milliseconds the first wait before another try may take; it doubles with each failure ... */
  backoffLeast: 200,
  /** ... up to this. */
  backoffMost: 5_000,
  /** Timeouts that may pass without any success before a run gives up, however often it was told to wait ... */
  stalledTimeouts: 10,
  /** ... and the least milliseconds that takes. */
  stalledLeast: 60_000,
  /** Milliseconds that what is in flight gets after a signal ... */
  grace: 9_000,
  /** ... and where the sets are then deleted, which takes time too: a body that comes after that stays behind. */
  graceBeforeUndo: 4_000,
  /** Milliseconds that a pipe may stay silent when a copy of what it gave before is at hand. */
  silence: 10_000,
  /** Bytes a reply may have before we stop to read it. */
  maxReplyBytes: 16 * 1024 * 1024,
  /** Bytes one record may have. */
  maxRecordBytes: 16 * 1024 * 1024,
  /** Brackets that may be open inside one record, its own included. */
  maxDepth: 256,
  /** Bytes a read asks the file system (and the inflater) for. */
  chunkBytes: 256 * 1024,
  /** Records a block holds at most: with a quarter of that an upload of 400,000 takes a twentieth longer. */
  blockRecords: 1_024,
  /** Bytes a block holds before it is passed on. */
  blockBytes: 256 * 1024,
  /** Threads beside the main one ... */
  workers: 1,
  /** ... from so many bytes of input on: below, two threads take longer, for what one has learned the other learns too. */
  workersFrom: 128 * 1024 * 1024,
  /** Bytes that `prepare` keeps in memory for its second reading before it writes them to a file. */
  scratchBytes: 8 * 1024 * 1024,
  /** The deduplicator a data set is opened with. */
  deduplicator: 'org.tidepool.deduplicator.device.deactivate.hash',
} as const;
