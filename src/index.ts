// The stages of a pipeline, in its order, and what joins them.

export type {BatchOptions} from './batches/batcher.js';
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
export * from './datum/catalogue.js';
// What a datum is.
export {
  Datum,
  type DatumKind,
  decodeDatum,
  findKind,
  type Kind,
  kindOf,
  kinds,
  normaliseDatum,
} from './datum/index.js';
export {closeDataSet} from './delivery/close-data-set.js';
export {DataSet} from './delivery/data-set.js';
export {type OpenOptions, openDataSet, resumeDataSet} from './delivery/open-data-set.js';
// Errors.
export {type ErrorCode, type Fault, IngestError, type Place} from './errors.js';
// What is published while a run goes on.
export type {IngestEvents} from './events.js';
export {identityHash, identityText} from './identity/index.js';
export {type CheckOptions, check, type Outcome} from './ingest/check.js';
// The whole job.
export {ingest} from './ingest/ingest.js';
export type {
  DataSetSummary,
  IngestFailure,
  IngestOptions,
  IngestSummary,
  Progress,
} from './ingest/options.js';
export type {Plan, PlannedDataSet, PlannedRequest} from './ingest/plan/plan.js';
export type {CheckSummary} from './ingest/plan/tally.js';
export type {Change, ChangeName} from './prepare/changes.js';
export {type PlanOptions, type PreparePlan, preparePlan} from './prepare/plan.js';
export type {ChangeCount, PreparedSummary, PrepareReport} from './prepare/report.js';
export type {Session} from './prepare/sessions.js';
export {readFiles} from './records/files.js';
export {fromStreamJson} from './records/from-stream-json.js';
export type {ReadOptions} from './records/read-options.js';
export type {ReporterOptions, RunEnd} from './report/index.js';
// What became of a run, for people.
export {printReport, type Report, Reporter, reportOfLedger, writeReport} from './report/index.js';
// A stand-in for it.
export {
  type FaultRule,
  type RequestFault,
  type Sandbox,
  type SandboxOptions,
  type StoreFault,
  startSandbox,
} from './sandbox/index.js';
export {batch} from './stages/batch.js';
export {type DecodeOptions, decode, decodeBlock} from './stages/decode.js';
export {defaultDeviceId} from './stages/default-device-id.js';
export {type IdentifyOptions, identify, identifyBlock} from './stages/identify.js';
export {prepare} from './stages/prepare.js';
export {read} from './stages/read.js';
export {type UploadOptions, type UploadStats, upload} from './stages/upload.js';
export {each, tap} from './streams/each.js';
export {items} from './streams/items.js';
export type {Stage} from './streams/through.js';
export {Client, type ClientOptions} from './tidepool/client.js';
export {
  type DataSetDescription,
  type DataSetState,
  deleteDataSet,
  getDataSet,
  listDataSets,
  probeDataSet,
} from './tidepool/data-sets.js';
// The platform.
export {type Deduplicator, deduplicators, findDeduplicator} from './tidepool/deduplicator.js';
// What the platform accepts, and a person should know of.
export {type WarningGroup, WarningTally} from './warnings/tally.js';
export type {Warning, WarningCode} from './warnings/warning.js';
export {type WarningOptions, warningsOf} from './warnings/warnings-of.js';
