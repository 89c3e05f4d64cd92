import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import test from 'ava';
import chain from 'stream-chain';
import {pick} from 'stream-json/filters/pick.js';
import {parser} from 'stream-json/parser.js';
import {streamArray} from 'stream-json/streamers/stream-array.js';
import {streamValues} from 'stream-json/streamers/stream-values.js';
import type {Item} from '../../src/block.js';
import {skimmers} from '../../src/records/skimmers.js';
import {fc} from '../helpers/fast-check.js';
import {cutAt} from '../helpers/read-all.js';
import {plain, readAllWith} from '../helpers/read-all-with.js';

const record = fc.dictionary(fc.string({unit: 'grapheme'}), fc.jsonValue());
const spacing = fc.record({
  indent: fc.constantFrom('', ' ', '\t'),
  newline: fc.constantFrom('\n', '\r\n'),
  escaped: fc.boolean(),
});
const borders = fc.array(fc.nat(2_000), {maxLength: 20});

type Streamer = NodeJS.WritableStream & AsyncIterable<{value: unknown}>;
type Spacing = typeof spacing extends fc.Arbitrary<infer T> ? T : never;

const forms = {
  array: {
    write: (records: unknown[], space: Spacing) => print(records, space),
    streamer: () => chain([parser(), streamArray()]),
    options: {},
  },
  lines: {
    write: (records: unknown[], space: Spacing) =>
      records.map(one => print(one, {...space, indent: ''}) + space.newline).join(''),
    streamer: () => chain([parser({jsonStreaming: true}), streamValues()]),
    options: {format: 'lines'},
  },
  concatenated: {
    write: (records: unknown[], space: Spacing) => records.map(one => print(one, space)).join(''),
    streamer: () => chain([parser({jsonStreaming: true}), streamValues()]),
    options: {},
  },
  nested: {
    write: (records: unknown[], space: Spacing) =>
      print({before: [records], data: {x: records[0], readings: records}, after: {}}, space),
    streamer: () => chain([parser(), pick({filter: 'data.readings'}), streamArray()]),
    options: {path: 'data.readings'},
  },
} as const;

const agrees = test.macro({
  async exec(t, form: keyof typeof forms) {
    const {write, streamer, options} = forms[form];
    const property = fc.asyncProperty(
      fc.array(record, {maxLength: 12}),
      spacing,
      borders,
      async (records, space, offsets) => {
        const bytes = Buffer.from(write(records, space));
        const chunks = cutAt(bytes, offsets);
        const {items, records: found, places, error} = await readAllWith(skimmers, chunks, options);
        const values = await streamJsonValues(chunks, streamer());
        t.deepEqual([items.map(printValue), error], [values, undefined]);
        const other = await readAllWith(plain, chunks, options);
        t.is(JSON.stringify([other.records, other.places]), JSON.stringify([found, places]));
        t.deepEqual(
          values,
          records.map(value => JSON.stringify(value)),
        );
        for (const item of items) t.deepEqual(placeIn(bytes, item), stated(item));
      },
    );
    await fc.assert(property, {numRuns: 150});
  },
  title: (_, form) => `read - any ${form} document in any chunks: the records of stream-json`,
});

test(agrees, 'array');
test(agrees, 'lines');
test(agrees, 'concatenated');
test(agrees, 'nested');

async function streamJsonValues(bytes: Buffer[], streamer: Streamer): Promise<string[]> {
  const values: string[] = [];
  const written = pipeline(Readable.from(bytes), streamer);
  for await (const {value} of streamer) values.push(JSON.stringify(value));
  await written;
  return values;
}

/** Prints JSON with the given whitespace; escapes whatever is not ASCII if asked to. */
function print(value: unknown, {indent, newline, escaped}: Spacing): string {
  const json = JSON.stringify(value, null, indent).replaceAll('\n', newline);
  if (!escaped) return json;
  return json.replace(
    /[^\0-\x7f]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const printValue = ({value}: Item) => JSON.stringify(value);

const stated = ({byte, line, bytes}: Item) => ({line, json: bytes?.toString(), byte});

function placeIn(document: Buffer, {byte = 0, length}: Item) {
  const before = document.subarray(0, byte);
  const line = before.toString().split('\n').length;
  return {line, json: document.toString('utf8', byte, byte + length), byte};
}
