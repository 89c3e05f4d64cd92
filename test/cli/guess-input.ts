import test from 'ava';
import {callCli, callWith} from '../helpers/call-cli.js';

const says = test.macro({
  title: (title = '') => `guessInput - ${title}`,
  async exec(t, input: string, hint: RegExp) {
    for (const argv of [['check'], ['upload', '--user-id', 'u', '--sandbox']]) {
      const run = await callWith(t, input, [...argv, '-', '--json']);
      t.is(run.code, 3);
      t.regex(run.stderr, /error: .*input\.json:1 \(byte \d+, record \d\): not JSON: /);
      t.regex(run.stderr, hint);
      const {read, error} = JSON.parse(run.stdout);
      t.regex(error.message, hint);
      t.is(typeof read, 'number', 'the counts are kept');
    }
  },
});

test('knows a web page', says, ' <!DOCTYPE html>\n<p>Log in', /This is a web page/);
test('knows a table', says, '"type";value\r\ncbg;5\r\n', /table such as CSV/);
for (const [text, hint] of [
  ["{'type': 1}", /in Python, json\.dumps/],
  ['[{"value": NaN}]', /no NaN/],
  ['[{"value": -Infinity}]', /no Infinity/],
  ['[{"value": 1,}]', /a comma too many/],
  ['[{}, ]', /a comma too many/],
  ['[{} {}]', /a comma missing/],
  ['[{"a": 1 "b": 2}]', /a comma missing/],
  ['[{} // none\n]', /no comments/],
] as const)
  test(`knows what is wrong with ${text.trim()}`, says, text, hint);

test('guessInput - knows a pattern that the shell has left alone', async t => {
  const {code, stderr} = await callCli(['check', 'dumps\\*.json']);
  t.is(code, 3);
  t.regex(stderr, /no such file.* name each file/);
});

test(
  'says nothing of what only lacks a quote',
  says,
  '{"type": cbg}\n',
  /found "c"\.( No data set was opened\.)?($| \[)/m,
);
