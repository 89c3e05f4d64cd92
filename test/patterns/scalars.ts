import test from 'ava';
import {cbg} from '../helpers/data.js';
import {fc} from '../helpers/fast-check.js';
import {TwoWays} from '../helpers/two-ways.js';
import {isJson} from '../helpers/written.js';

const deviceId = 'Pump-1';
const time = '2026-01-01T08:00:00.250Z';
const basal = {type: 'basal', deliveryType: 'scheduled', deviceId, time, duration: 1, rate: 1};

/** Data in which # is a number, and one that it may be. */
const numbers: Readonly<Record<string, readonly [datum: object, token: string]>> = {
  'that identifies': [cbg({value: '#'}), '1.5'],
  'that identifies once it is converted': [cbg({units: 'mg/dL', value: '#'}), '15'],
  'that identifies a ketone': [cbg({type: 'bloodKetone', value: '#'}), '1.5'],
  'with bounds': [{...basal, rate: '#'}, '1.5'],
  'with bounds below zero': [cbg({trendRateUnits: 'mmol/L/minute', trendRate: '#'}), '1.5'],
  'without a fraction, with bounds': [{...basal, timezoneOffset: '#'}, '15'],
  'without a fraction, without bounds': [{...basal, conversionOffset: '#'}, '15'],
  'that no rule looks at': [{...basal, unknown: {list: [{a: '#'}]}}, '1.5'],
  'in metadata': [{...basal, payload: {b: ['#']}}, '1.5'],
};

const digits = fc.stringMatching(/^[0-9]{0,8}$/);

const anyNumber = fc
  .tuple(
    fc.constantFrom('', '', '', '-', '+', ' '),
    fc.oneof(
      fc.constantFrom('0', '00', '1', '5', '15', '1000', '10079', '100', '1001', '55'),
      digits,
    ),
    fc.constantFrom('', '', '.', '.0', '.00', '.5', '.50', '.05'),
    fc.oneof(fc.constant(''), digits),
    fc.constantFrom('', '', '', '', 'e1', 'E-2', 'e+0', 'e400', '.', '-', ' '),
  )
  .map(parts => parts.join(''));

/** Of 16 digits and more, of which a float64 does not hold each: next to a bound, or far from one. */
const longNumber = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.constantFrom('54.999999999', '55.000000000', '5.500000000', '99.999999999', '100.00000000'),
    fc.constantFrom('0.0000000000', '1000.0000000', '999.99999999', '12.345678901', '9007199254'),
    fc.boolean(),
    fc.stringMatching(/^[0-9]{5,8}$/),
  )
  .map(([sign, near, far, isNear, rest]) => sign + (isNear ? near : far) + rest);

const number = fc.oneof({arbitrary: anyNumber, weight: 2}, longNumber);

for (const [name, [datum, learned]] of Object.entries(numbers)) {
  test(`Patterns - judges the same of a number ${name}, however it is written (property)`, async t => {
    const record = (token: string) => JSON.stringify(datum).replace('"#"', token);
    const tokens = fc.array(number, {minLength: 150, maxLength: 150});
    let known = 0;
    const property = fc.asyncProperty(tokens, async all => {
      const ways = await TwoWays.begun();
      t.is(await ways.differOver([record(learned)]), undefined);
      t.is(await ways.differOver(all.filter(isJson).map(record)), undefined);
      known += ways.known;
      for (const other of all.filter(each => !isJson(each)).slice(0, 5)) {
        t.is(await ways.differOver([record(learned), record(other)]), undefined);
      }
    });
    await fc.assert(property, {numRuns: 5});
    const ways = await TwoWays.begun();
    for (const token of [learned, ...odd]) {
      t.is(await ways.differOver([record(token)]), undefined, token);
    }
    t.true(known >= 10, `only ${known} were known`);
  });
}

/** The third and fourth are 5, if they are counted in 64 bits. */
const odd = [
  ...['1.2.3', '1..2', '18446744073709551621', '-18446744073709551621', '1.', '.5', '-', '--1'],
  ...['01', '-01', '00', '1.5.', '1.-5', '0x1', '-0', '-0.0', '0.0', '1e400', '1-', ''],
];

const texts: Readonly<Record<string, object>> = {
  'of at most 100 characters': {...basal, origin: {name: 'TEXT'}},
  'of any length': {...basal, scheduleName: 'TEXT'},
  'that no rule looks at': {...basal, unknown: ['TEXT']},
  'in metadata': {...basal, payload: {a: {b: 'TEXT'}}},
  'that is one of some': cbg({trend: 'slowFall'}),
  'that is an id': {...basal, id: '0123456789abcdef0123456789abcdef'},
  'that is a time zone': {...basal, timezone: 'Europe/Berlin'},
  'that has one value': {...basal, source: 'carelink'},
  'that is a device': cbg({deviceId: 'TEXT'}),
};

for (const [name, datum] of Object.entries(texts)) {
  test(`Patterns - judges the same of a text ${name}, whatever it says`, async t => {
    const record = JSON.stringify(datum);
    const old = /TEXT|slowFall|0123456789abcdef0123456789abcdef|Europe\/Berlin|carelink/.exec(
      record,
    )![0];
    const [before = '', behind = ''] = record.split(old);
    const ways = await TwoWays.begun();
    t.is(await ways.differOver([record]), undefined);
    const said = [...sayings(old)].map(each => Buffer.concat([before, each, behind].map(toBytes)));
    // What is no JSON, such as a control character, ends the block that it stands in.
    for (const each of said) t.is(await ways.differOver([each]), undefined);
    t.is(await ways.differOver([record, ...said.filter(isJson)]), undefined);
    t.true(ways.known > 0);
  });
}

function* sayings(old: string): Generator<string | Buffer> {
  for (const length of [0, 1, 14, 15, 16, 17, 31, 32, 33, 99, 100, 101, 127, 128, 1000, 2100]) {
    yield 'x'.repeat(length);
    yield `${'x'.repeat(length)}é`;
    yield 'é'.repeat(length);
  }
  for (let byte = 0; byte < 256; byte++) {
    for (const at of [0, old.length - 1]) {
      const bytes = Buffer.from(old);
      bytes[at] = byte;
      yield bytes;
    }
  }
  for (const escaped of ['\\u0041', '\\n', '\\"', '\\\\', '\\ud83d', '\\x', '\\']) yield escaped;
  for (const one of ['rapidRise', 'constant', 'slowfall', 'slowFall ', 'slow', 'Asia/Tokyo'])
    yield one;
}

const toBytes = (part: string | Buffer) => Buffer.from(part as string);

test('Patterns - judges numbers of many digits the same as close to a bound as numbers get', async t => {
  const ways = await TwoWays.begun();
  const bolus = {type: 'bolus', subType: 'normal', deviceId: 'd', time: '2026-01-01T08:00:00Z'};
  const written = (normal: string) =>
    JSON.stringify({...bolus, normal: 0}).replace('"normal":0', `"normal":${normal}`);
  t.is(await ways.differOver([written('1.5')]), undefined);
  for (const tail of ['01', '001', '0001', '00001', '000001', '0000001']) {
    const digits = `00000000000${tail}`;
    const above = [`100.${digits}`, `-0.${digits}`];
    const below = [`99.99999999999${'9'.repeat(tail.length)}`, `0.${digits}`];
    t.is(await ways.differOver([...above, ...below].map(written)), undefined);
  }
  t.true(ways.known > 5, `${ways.known}`);
});
