type Schema = Readonly<Record<string, unknown>>;

const text = {type: 'string'};
const number = {type: 'number'};
const count = {type: 'integer', minimum: 0};
const share = {type: 'number', minimum: 0, maximum: 1};
const flag = {type: 'boolean'};
const day = {type: 'string', description: 'A day at the place of the data, such as 2026-01-31.'};
const instant = {type: 'string', format: 'date-time', description: 'In UTC.'};
const clock = {type: 'string', description: 'A time of the clock of the place, without zone.'};

const orNull = (of: Schema): Schema => ({anyOf: [of, {type: 'null'}]});
const list = (items: Schema): Schema => ({type: 'array', items});
const map = (of: Schema): Schema => ({type: 'object', additionalProperties: of});

/** An object with all of these members, and those that are optional. */
const object = (properties: Record<string, Schema>, optional: Record<string, Schema> = {}) => ({
  type: 'object',
  required: Object.keys(properties),
  properties: {...properties, ...optional},
});

const place = object({index: count, file: text}, {byte: count, line: count});

const counts = object({
  read: orNull(count),
  good: {...count, description: 'Uploaded; by a check valid, by a dry run to be uploaded.'},
  refused: count,
  duplicates: orNull(count),
  repeated: orNull(count),
  batches: orNull(count),
  retries: orNull(count),
  bytes: orNull(count),
  fingerprint: orNull({type: 'string', pattern: '^[0-9a-f]{8}$'}),
  prepared: orNull(object({uploads: count, embedded: count, changes: map(count)})),
});

const data = object({
  kinds: list(object({kind: orNull(text), valid: count, refused: count})),
  devices: list(
    object(
      {deviceId: orNull(text), data: count, from: instant, to: instant, kinds: map(count)},
      {others: {const: true}},
    ),
  ),
  days: list(object({day, kinds: map(count)})),
  inUtc: count,
  leftOut: count,
  embedded: count,
});

const glucose = object({
  readings: count,
  mean: {...number, description: 'In mg/dL.'},
  standardDeviation: {...number, description: 'In mg/dL.'},
  gmi: orNull({...number, description: 'In percent; null where there are too few readings.'}),
  ranges: list(
    object({
      range: {enum: ['very low', 'low', 'in range', 'high', 'very high']},
      readings: count,
      share,
    }),
  ),
  sensors: list(
    object({
      deviceId: orNull(text),
      readings: count,
      minutes: count,
      known: {enum: ['said', 'seen', 'assumed']},
    }),
  ),
  coverage: object({
    share,
    days: list(object({day, share})),
    goodDays: count,
    gaps: object({
      longerThan: {...count, description: 'In minutes.'},
      count,
      longest: list(object({from: clock, to: clock, minutes: count})),
    }),
  }),
  course: list(
    object({
      minute: {...count, description: 'Since midnight.'},
      readings: count,
      percentiles: {...list(count), description: '5, 25, 50, 75 and 95 percent, in mg/dL.'},
    }),
  ),
});

const cause = object({
  ...{code: text, pointer: text, kind: orNull(text), count},
  ...{rule: orNull(text), cause: orNull(text), remedy: text},
  places: list(place),
});

const requests = object({
  actions: list(
    object({action: text, requests: count, answers: map(count), mean: count, longest: count}),
  ),
  length: {...count, description: 'Milliseconds a span has.'},
  spans: list(object({requests: count, retries: count, waited: count, bytes: count})),
  waited: {...count, description: 'In milliseconds.'},
});

const run = object({
  started: orNull(instant),
  milliseconds: orNull(count),
  input: list(text),
  options: map({anyOf: [text, number, flag]}),
});

const outcome = object({
  state: {enum: ['checked', 'closed', 'open', 'dry-run', 'none', 'incomplete']},
  error: orNull(object({code: text, message: text, resumable: flag})),
});

/** The JSON Schema of a report in its JSON form; `src/report/model/` tells what each member means. */
export const reportSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'report',
  $comment: 'What became of a run, in numbers and places. Later versions may add members.',
  ...object({
    report: {const: 'tidepool-ingest'},
    version: {const: 1},
    subject: {enum: ['check', 'upload', 'dry-run', 'ledger']},
    created: instant,
    program: object({name: text, version: text, node: text, system: text}),
    run,
    target: orNull(object({userId: orNull(text), baseUrl: orNull(text), deduplicator: text})),
    outcome,
    counts,
    dataSets: list(
      object({dataSetId: orNull(text), deviceId: orNull(text), state: text, uploaded: count}),
    ),
    data: orNull(data),
    glucose: orNull(glucose),
    refused: object({causes: list(cause), others: count}),
    warnings: orNull(
      list(object({code: text, pointer: text, detail: text, count, places: list(place)})),
    ),
    requests: orNull(requests),
    batches: orNull(object({sent: count, settled: count, attempts: map(count)})),
    close: list(text),
    undo: list(text),
  }),
};
