// The stages of a pipeline, in its order, and what joins them.
export {type ReadOptions, read} from './stages/read.js';
export {defaultDeviceId} from './stages/default-device-id.js';
export {decode, decodeBlock, type DecodeOptions} from './stages/decode.js';
export {identify, identifyBlock, type IdentifyOptions} from './stages/identify.js';
export {batch} from './stages/batch.js';
export {type BatchOptions} from './batches/batcher.js';
export {upload, type UploadOptions, type UploadStats} from './stages/upload.js';
export {each, tap} from './streams/each.js';
export {items} from './streams/items.js';

// What travels between them.
export {
  type Batch,
  type BatchEntry,
  type Block,
  type DatumFault,
  type Identity,
  Item,
  type Rejection,
} from './block.js';

// The whole job.
export {ingest} from './ingest/ingest.js';
export {check, type CheckOptions, type CheckSummary, type Outcome} from './ingest/check.js';
export type {
  DataSetSummary,
  IngestFailure,
  IngestOptions,
  IngestSummary,
  Progress,
} from './ingest/options.js';
