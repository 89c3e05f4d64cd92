import test from 'ava';
import {Causes} from '../../src/advice/causes.js';
import type {Rejection} from '../../src/block.js';
import {exitCodeOf} from '../../src/cli/exit-codes.js';
import {catalogue, type ErrorCode, IngestError} from '../../src/errors.js';
import {printable} from '../../src/print/printable.js';
import {fc} from '../helpers/fast-check.js';
import {runCli} from '../helpers/run-cli.js';

test('printable - leaves what can be read as it is', t => {
  t.is(printable('Gerät 1, 血糖値 😀'), 'Gerät 1, 血糖値 😀');
});

test('printable - shows as escapes what moves a cursor, a line or a direction', t => {
  t.is(printable('a\u001b[2J\n\u009b\u202e\ud800b'), 'a\\u001b[2J\\u000a\\u009b\\u202e\\ud800b');
});

test('printable - never lets a control character through', t => {
  const any = fc.string({unit: 'binary'});
  fc.assert(fc.property(any, text => !/\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}/u.test(printable(text))));
  t.pass();
});

const place = {index: 0, file: 'a.json', byte: 1, line: 1};
const rejectionOf = (pointer: string, index = 0): Rejection => ({
  ...{...place, index, kind: 'cbg', records: 1, datum: '{}', bytes: 2},
  errors: [{code: 'value-empty', pointer, detail: 'value is empty'}],
});

test('Causes - groups faults by code, pointer and kind, the commonest first', t => {
  const causes = new Causes();
  causes.add(rejectionOf('/value', 4));
  for (const index of [5, 6]) causes.add(rejectionOf(`/annotations/${index}/code`, index));
  t.deepEqual(
    causes.list.map(({pointer, count, first}) => [pointer, count, first.index]),
    [
      ['/annotations/*/code', 2, 5],
      ['/value', 1, 4],
    ],
  );
});

test('Causes - counts what comes after the first thousand causes as others', t => {
  const causes = new Causes();
  for (let index = 0; index < 1_003; index++) causes.add(rejectionOf(`/basalSchedules/n${index}`));
  t.is(causes.list.length, 1_000);
  t.is(causes.others, 3);
});

test('exitCodeOf - has a code for each fault, and 1 for what nobody foresaw', t => {
  const codes = new Map<string, number>();
  for (const [code, [fault]] of Object.entries(catalogue)) {
    codes.set(fault, exitCodeOf(new IngestError(code as ErrorCode, fault, '')));
  }
  t.deepEqual(Object.fromEntries(codes), {
    ...{usage: 2, input: 3, authentication: 5, service: 6, cancelled: 7, internal: 1},
  });
  t.is(exitCodeOf(new TypeError('x')), 1);
});

test('colours - show where they are wanted, and nowhere else', async t => {
  const said = async (env: Record<string, string>) =>
    (await runCli(['check', 'no-such-file'], {env})).stderr;
  t.regex(await said({}), /^error: no-such-file/);
  t.true((await said({FORCE_COLOR: '1'})).startsWith('\u001b[31merror:\u001b[39m no-such-file'));
  t.regex(await said({FORCE_COLOR: '0'}), /^error: /);
  t.regex(await said({FORCE_COLOR: '1', NO_COLOR: '1'}), /^error: /);
});
