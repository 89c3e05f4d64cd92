import test from 'ava';
import * as t from 'io-ts';
import {IngestError} from '../../src/errors.js';
import {describeFaults, expectReply, readReply} from '../../src/tidepool/reply.js';
import {fc} from '../helpers/fast-check.js';

const read = (status: number, body: unknown, headers = {}) =>
  readReply(
    'POST /v1/x',
    {status, headers, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))},
    0,
  );

test('readReply - reads one error, which stands bare', test => {
  const reply = read(400, {
    code: 'value-out-of-range',
    title: 'value is out of range',
    detail: 'value 1001 is not between 0 and 1000',
    source: {pointer: '/12/value'},
    meta: {type: 'cbg'},
  });
  test.deepEqual(reply.faults, [
    {
      code: 'value-out-of-range',
      pointer: '/value',
      detail: 'value 1001 is not between 0 and 1000',
      index: 12,
    },
  ]);
});

test('readReply - reads several errors, which stand in a list', test => {
  const reply = read(400, {
    errors: [
      {code: 'a', detail: 'A', source: {pointer: '/0/bolus/normal'}},
      {code: 'b', detail: 'B', source: {pointer: '/3'}},
      {code: 'c', detail: 'C', source: {pointer: '/deviceId'}},
      {code: 'd', title: 'D', source: {parameter: 'size'}},
    ],
  });
  test.deepEqual(reply.faults, [
    {code: 'a', pointer: '/bolus/normal', detail: 'A', index: 0},
    {code: 'b', pointer: '', detail: 'B', index: 3},
    {code: 'c', pointer: '/deviceId', detail: 'C', index: undefined},
    {code: 'd', pointer: '', detail: 'D', index: undefined},
  ]);
});

test('readReply - reads the older family, whose status is a string, and keeps its trace', test => {
  const body = {
    errors: [{code: 'data-set-closed', title: 't', detail: 'Data set is closed', status: '409'}],
    meta: {trace: {request: 'r'}},
  };
  const reply = read(409, body, {'x-tidepool-trace-request': 'r'});
  test.is(reply.faults[0]?.code, 'data-set-closed');
  test.is(reply.traceId, 'r');
  test.is(reply.request, 'POST /v1/x (trace r)');
});

test('readReply - reads the words of the router', test => {
  const [fault] = read(404, {Error: 'Resource not found'}).faults;
  test.is(fault?.detail, 'Resource not found');
});

const strange = test.macro({
  exec(test, status: number, body: string, message: RegExp) {
    const error = test.throws(() => read(status, body), {
      instanceOf: IngestError,
      code: 'ERR_INGEST_STRANGE_REPLY',
      message,
    });
    test.is(error?.fault, 'service');
  },
  title: (name, status: number) => `readReply - takes no ${name} for a success (${status})`,
});

test('captive portal', strange, 200, '<html>Please log in</html>', /not JSON/);
test('empty body', strange, 200, '', /empty/);
test('empty body without a status for one', strange, 204, '', /empty/);
test('torn body', strange, 200, '{"data":[],"meta":{"tra', /not JSON/);
test('two bodies', strange, 200, '{"data":[]}{"data":[]}', /not JSON/);
test('redirect', strange, 302, '', /redirect/);
test('redirect with the right body', strange, 307, '{"data":[]}', /redirect/);
test('not modified', strange, 304, '', /redirect/);

test('readReply - gives an error of a gateway as it is, without faults', test => {
  for (const body of [
    '<html>Bad Gateway</html>',
    '',
    '{"errors":',
    '[]',
    'null',
    '{"errors":"x"}',
  ]) {
    test.deepEqual(read(502, body).faults, []);
  }
});

test('readReply - takes any bytes for an answer or for a strange one, never for a fault of ours', test => {
  const bytes = fc.oneof(fc.uint8Array(), fc.json().map(Buffer.from));
  const status = fc.integer({min: 200, max: 599});
  fc.assert(
    fc.property(status, bytes, (status, body) => {
      try {
        const reply = readReply('GET /', {status, headers: {}, body: Buffer.from(body)}, 0);
        if (status < 400) JSON.parse(Buffer.from(body).toString());
        if (reply.status < 400 && reply.faults.length > 0) return false;
        return reply.status === status;
      } catch (error) {
        return (error as IngestError).code === 'ERR_INGEST_STRANGE_REPLY' && status < 400;
      }
    }),
  );
  test.pass();
});

const Data = t.type({data: t.array(t.unknown)});

test('expectReply - gives what a success must hold', test => {
  test.deepEqual(expectReply(read(200, {data: [], meta: {}}), Data).data, []);
});

const throwsOf = (test: import('ava').ExecutionContext, status: number, body: unknown) =>
  test.throws(() => expectReply(read(status, body), Data), {instanceOf: IngestError})!;

test('expectReply - tells what is forbidden, refused, and not of the platform at all', test => {
  const forbidden = throwsOf(test, 403, {errors: [{code: 'unauthorized', detail: 'no'}]});
  test.is(forbidden.code, 'ERR_INGEST_FORBIDDEN');
  test.is(forbidden.fault, 'authentication');
  const refused = throwsOf(test, 500, {errors: [{code: 'x', detail: 'Internal server failure'}]});
  test.is(refused.code, 'ERR_INGEST_REFUSED');
  test.is(refused.fault, 'service');
  test.regex(refused.message, /500.*Internal server failure/);
  test.is(throwsOf(test, 502, '<html>').code, 'ERR_INGEST_STRANGE_REPLY');
  test.is(throwsOf(test, 200, {status: 'ok'}).code, 'ERR_INGEST_STRANGE_REPLY');
  test.is(throwsOf(test, 200, []).code, 'ERR_INGEST_STRANGE_REPLY');
});

test('describeFaults - names places, not the values that stand in details', test => {
  const {faults} = read(400, {
    errors: Array.from({length: 5}, (_, index) => ({
      code: 'value-out-of-range',
      detail: 'value 1001 is not between 0 and 1000',
      source: {pointer: index ? `/${index}/value` : '/0'},
    })),
  });
  test.is(
    describeFaults(faults),
    'value-out-of-range, value-out-of-range at /value, value-out-of-range at /value and 2 more',
  );
});
