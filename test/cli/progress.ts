import {PassThrough} from 'node:stream';
import {stripVTControlCharacters} from 'node:util';
import test from 'ava';
import {createProgress} from '../../src/cli/progress.js';
import {runCli} from '../helpers/run-cli.js';
import {temporaryFile} from '../helpers/temporary.js';

/** A stream that says it is a terminal, and keeps what is written. */
function terminal() {
  const written: string[] = [];
  const stream = Object.assign(new PassThrough(), {isTTY: true, columns: 120});
  stream.on('data', chunk => written.push(String(chunk)));
  return {stream, text: () => written.join('')};
}

test('createProgress - draws a bar on a terminal, and takes it away', async t => {
  const {stream, text} = terminal();
  const progress = await createProgress(
    [temporaryFile(t, 'dump.json', 'x'.repeat(200))],
    {},
    stream,
  );
  progress.advance(50);
  progress.show({read: 1_234, uploaded: 1_000, rejected: 2});
  const drawn = stripVTControlCharacters(text());
  t.regex(drawn, /█{6}░{18} 25% \| 1,234 read, 1,000 uploaded, 2 refused, [\d,]+\/s, \d s left/);
  progress.end();
  t.true(text().slice(drawn.length).includes('\u001b['), 'the line is cleared');
});

test('createProgress - has no bar where the size of the input is unknown', async t => {
  const {stream, text} = terminal();
  const progress = await createProgress(['-'], {}, stream);
  progress.show({read: 5, rejected: 0});
  progress.end();
  t.regex(stripVTControlCharacters(text()), /^5 read, 0 refused, [\d,]+\/s/);
});

test('createProgress - writes nothing with --quiet or --json', async t => {
  for (const flags of [{quiet: true}, {json: true}] as const) {
    const {stream, text} = terminal();
    const progress = await createProgress(['-'], flags, stream);
    progress.show({read: 5, rejected: 0});
    progress.end();
    t.is(text(), '');
  }
});

test('check - leaves no control characters in a log', async t => {
  const {stderr} = await runCli(['check', '-'], {input: '[]'});
  t.is(stripVTControlCharacters(stderr), stderr);
  t.regex(stderr, /^0 data read/m);
});
