import {channel} from 'node:diagnostics_channel';
import {setTimeout as sleep} from 'node:timers/promises';
import {stripVTControlCharacters} from 'node:util';
import test from 'ava';
import {Messages} from '../../src/cli/output/messages.js';
import {fitting, widthOf} from '../../src/cli/progress/fitting.js';
import {createProgress} from '../../src/cli/progress/index.js';
import {kept} from '../helpers/call-cli.js';
import {fc} from '../helpers/fast-check.js';
import {runCli} from '../helpers/run-cli.js';
import {temporaryFile} from '../helpers/temporary.js';

/** A terminal, or a log where it has no columns, that keeps what is written. */
function messagesOn(columns: number | undefined, environment = {}) {
  const {stream, text} = kept();
  const terminal = columns === undefined ? {} : {isTTY: true, columns};
  const device = Object.assign(stream, terminal);
  return {messages: new Messages(device, environment), device, text};
}

const firstColumn = '\u001b[1G';

const atOnce = {patience: 0, interval: 5};

/** Waits for what a timer will write. */
async function until(text: () => string, pattern: RegExp): Promise<string> {
  while (!pattern.test(stripVTControlCharacters(text()))) await sleep(5);
  return stripVTControlCharacters(text());
}

test('createProgress - draws a bar on a terminal, and takes it away', async t => {
  const {messages, text} = messagesOn(120);
  const file = temporaryFile(t, 'dump.json', 'x'.repeat(200));
  const progress = await createProgress([file], {}, messages, atOnce);
  progress.advance(50);
  progress.show({read: 1_234, uploaded: 1_000, rejected: 2});
  const drawn = await until(text, /refused/);
  t.regex(
    drawn,
    /█{7}░{23} +25% {2}1,234 read, 50 B of 200 B, 1,000 uploaded, 2 refused, [\d,]+\/s, \d+ s left/,
  );
  const before = text().length;
  progress.end();
  t.true(text().slice(before).endsWith(`${firstColumn}\u001b[2K`), 'the line is cleared');
});

test('createProgress - leaves out what does not fit into a narrow terminal', async t => {
  const file = temporaryFile(t, 'dump.json', 'x'.repeat(200));
  for (const columns of [1, 10, 20, 40, 60, 79]) {
    const {messages, text} = messagesOn(columns);
    const progress = await createProgress([file], {}, messages, atOnce);
    progress.advance(50);
    progress.show({read: 1_234_567, uploaded: 1_000_000, rejected: 2});
    await until(text, /%/);
    progress.end();
    const frames = text().split(firstColumn).map(stripVTControlCharacters);
    for (const frame of frames) t.true(frame.length < Math.max(columns, 8), `${columns}: ${frame}`);
  }
});

test('createProgress - clears what a narrower window has broken', async t => {
  const {messages, device, text} = messagesOn(100);
  const file = temporaryFile(t, 'dump.json', 'x'.repeat(200));
  const progress = await createProgress([file], {}, messages, atOnce);
  progress.show({read: 1_234, rejected: 2});
  await until(text, /refused/);
  const before = text().length;
  device.columns = 30;
  device.emit('resize');
  const [up, cleared] = text().slice(before).split(firstColumn);
  t.regex(up!, /^.\[[12]A$/); // as many lines as it was broken into
  t.is(cleared, '\u001b[0J');
  progress.end();
  t.is(device.listenerCount('resize'), 0);
});

test.serial('createProgress - tells of repeated requests, and what it waits for', async t => {
  const {messages, text} = messagesOn(200);
  const progress = await createProgress(['-'], {}, messages, atOnce);
  progress.show({read: 5, uploaded: 0, rejected: 0});
  channel('tidepool-ingest:retry').publish({reason: 'doubtful'});
  const wait = {milliseconds: 60_000, tries: 1, code: undefined};
  channel('tidepool-ingest:wait').publish({...wait, reason: 'busy', status: 429});
  t.regex(
    await until(text, /waits/),
    /5 read, 0 B, 0 uploaded, 0 refused, 1 retry, [\d,]+\/s, waits 1 min 0 s: the server is busy \(429\)/,
  );
  progress.end();
  t.false(channel('tidepool-ingest:wait').hasSubscribers);
});

test('createProgress - writes a message on a line of its own', async t => {
  const {messages, text} = messagesOn(80);
  const progress = await createProgress(['-'], {}, messages, atOnce);
  progress.show({read: 5, rejected: 0});
  await until(text, /refused/);
  progress.say('Nothing comes in.');
  progress.end();
  t.true(text().includes(`${firstColumn}\u001b[2KNothing comes in.\n`));
});

test('createProgress - shows no bar for what is done at once', async t => {
  const {messages, text} = messagesOn(80);
  const progress = await createProgress(['-'], {}, messages);
  progress.show({read: 5, rejected: 0});
  progress.end();
  t.is(text(), '');
});

test('createProgress - writes a line now and then into a log, and where CI is set', async t => {
  const file = temporaryFile(t, 'dump.json', 'x'.repeat(200));
  for (const {messages, text} of [messagesOn(undefined), messagesOn(80, {CI: 'true'})]) {
    const progress = await createProgress([file], {}, messages, atOnce);
    progress.advance(100);
    progress.show({read: 5, rejected: 1});
    t.regex(
      await until(text, /refused.*refused.*\n$/s),
      /^(50%, 5 read, 100 B of 200 B, 1 refused, [\d,]+\/s, \d+ s left\n)+$/,
    );
    t.is(stripVTControlCharacters(text()), text());
    progress.end();
  }
});

test('createProgress - writes nothing with --quiet, --json or --log json', async t => {
  for (const flags of [{quiet: true}, {json: true}, {log: 'json'}] as const) {
    const {messages, text} = messagesOn(80);
    const progress = await createProgress(['-'], flags, messages, atOnce);
    progress.show({read: 5, rejected: 0});
    await sleep(10);
    progress.end();
    t.is(text(), '');
  }
});

test('fitting - keeps within the columns, and what matters most', t => {
  const piece = fc.record({text: fc.string(), rank: fc.nat(9)});
  const pieces = fc.array(piece, {minLength: 1});
  fc.assert(
    fc.property(pieces, fc.nat(100), (all, columns) => {
      const kept = fitting(all, columns);
      const least = Math.min(...all.map(({rank}) => rank));
      return widthOf(kept) <= columns && kept.some(({rank}) => rank === least);
    }),
  );
  t.pass();
});

test('check - leaves no control characters in a log', async t => {
  const {stderr} = await runCli(['check', '-'], {input: '[]'});
  t.is(stripVTControlCharacters(stderr), stderr);
  t.regex(stderr, /^0 data read/m);
});
