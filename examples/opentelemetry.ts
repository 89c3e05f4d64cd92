// What happens in two uploads at once as spans and metrics of OpenTelemetry: the events of the library become
// children of the span that is active where `ingest` was called.

import {AsyncLocalStorage} from 'node:async_hooks';
import {subscribe} from 'node:diagnostics_channel';
import path from 'node:path';
import {type Context, ROOT_CONTEXT, SpanStatusCode, trace} from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import {type IngestEvents, ingest, startSandbox} from 'tidepool-ingest';

// A service sends them to a collector, with an OTLP exporter in place of these.
const spans = new InMemorySpanExporter();
const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const traces = new BasicTracerProvider({spanProcessors: [new SimpleSpanProcessor(spans)]});
const meters = new MeterProvider({
  readers: [new PeriodicExportingMetricReader({exporter: metrics, exportIntervalMillis: 60_000})],
});

const tracer = traces.getTracer('tidepool-ingest');
const meter = meters.getMeter('tidepool-ingest');
const records = meter.createCounter('ingest.records.read');
const stored = meter.createCounter('ingest.data.stored');
const retries = meter.createCounter('ingest.retries');
const requestTime = meter.createHistogram('ingest.request.duration', {unit: 'ms'});

/** The run that an event is of: with the SDK for Node its context manager knows, `context.active()`. */
const running = new AsyncLocalStorage<Context>();

/** Calls a listener with each event of a channel. */
function on<N extends keyof IngestEvents>(name: N, listen: (event: IngestEvents[N]) => void): void {
  subscribe(name, message => listen(message as IngestEvents[N]));
}

/** Makes the span of something that is over, under that of its run. */
function span(name: string, milliseconds: number, attributes: Record<string, unknown>): void {
  const end = Date.now();
  const known = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const made = tracer.startSpan(
    name,
    {
      startTime: end - milliseconds,
      attributes: Object.fromEntries(known) as Record<string, string>,
    },
    running.getStore() ?? ROOT_CONTEXT,
  );
  if (attributes.code !== undefined) made.setStatus({code: SpanStatusCode.ERROR});
  made.end(end);
}

on('tidepool-ingest:read', event => records.add(event.records));
on('tidepool-ingest:retry', ({reason}) => retries.add(1, {reason}));
on('tidepool-ingest:request', ({milliseconds, method, route, status, code}) => {
  requestTime.record(milliseconds, {method, route, status: status ?? 0});
  span(`${method} ${route}`, milliseconds, {'http.response.status_code': status, code});
});
on('tidepool-ingest:batch', ({milliseconds, ...batch}) => {
  stored.add(batch.stored);
  span('batch', milliseconds, batch);
});
on('tidepool-ingest:close', ({milliseconds, ...close}) => span('close', milliseconds, close));

const sandbox = await startSandbox();
const {url: baseUrl, userId, sessionToken} = sandbox;
const dump = path.join(import.meta.dirname, '../../fixtures/dumps/sample.json.gz');
sandbox.faults([{at: 'add', do: 'status', status: 503, headers: {'retry-after': '0'}}]);

/** Uploads the dump within a span of its own. */
async function uploadTraced(name: string): Promise<void> {
  const run = tracer.startSpan(name);
  const context = trace.setSpan(ROOT_CONTEXT, run);
  const options = {baseUrl, userId, sessionToken};
  const {uploaded, rejected} = await running.run(context, () => ingest([dump], options));
  run.setAttributes({uploaded, rejected}).end();
}
await Promise.all([uploadTraced('first upload'), uploadTraced('second upload')]);

const finished = spans.getFinishedSpans();
for (const run of finished.filter(({parentSpanContext}) => !parentSpanContext)) {
  const {spanId} = run.spanContext();
  const children = finished.filter(({parentSpanContext}) => parentSpanContext?.spanId === spanId);
  const names = new Set(children.map(({name}) => name));
  console.log(
    `${run.name}: ${run.attributes.uploaded} uploaded, ${children.length} spans below it`,
  );
  for (const name of [...names].sort()) {
    console.log(`  ${children.filter(child => child.name === name).length} × ${name}`);
  }
}
await meters.forceFlush();
for (const {descriptor, dataPoints} of metrics.getMetrics().at(-1)!.scopeMetrics[0]!.metrics) {
  const values = dataPoints.map(({value}) =>
    typeof value === 'number' ? value : (value.count ?? 0),
  );
  console.log(`${descriptor.name}: ${values.reduce((sum, value) => sum + value, 0)}`);
}
await Promise.all([meters.shutdown(), traces.shutdown(), sandbox.stop()]);
