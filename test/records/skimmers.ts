import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import test from 'ava';
import type {BracketScanner} from '../../src/records/scanner.js';
import {SimdSkimmer} from '../../src/records/simd-skimmer.js';
import {Skimmer} from '../../src/records/skimmer.js';
import {skimmers} from '../../src/records/skimmers.js';
import {assemble, wasmFile, wasmSources} from '../../tools/assemble.js';
import {fc} from '../helpers/fast-check.js';
import {readText, root} from '../helpers/project.js';
import {cutAt} from '../helpers/read-all.js';
import {plain, readAllWith} from '../helpers/read-all-with.js';

const both = {Skimmer, SimdSkimmer};
const borders = fc.array(fc.nat(800), {maxLength: 12});

/** What may stand in JSON and matters, in any order; strings are whole, for a backslash stands in one only. */
const token = fc.oneof(
  fc.constantFrom(...',: \n', '\r\n', 'true', 'false', 'null', '0', '-1.5E+3', '1e400'),
  fc.constantFrom('""', '"{"', '"]}"', '"\\""', '"\\\\"', '"\\\\\\"{"', '"\n"', '"1e5"', '"é😀"'),
  fc.constantFrom(...'{}[]', '{}', '[]'),
  fc.integer({min: 270, max: 305}).map(length => '7'.repeat(length)),
  fc.nat(400).map(length => `"${'x'.repeat(length)}"`),
  fc.nat(70).map(length => `"${'\\'.repeat(2 * length)}"`),
  fc.nat(90).map(length => ' '.repeat(length)),
);
const tokens = fc.array(token, {maxLength: 5}).map(several => several.join(''));
const value = fc.oneof(
  tokens.map(inside => `{${inside}}`),
  tokens.map(inside => `[${inside}]`),
);
const soup = fc.array(fc.tuple(tokens, value), {maxLength: 12}).map(pairs => pairs.flat().join(''));

test('skimmers - in WebAssembly as in JavaScript, whatever stands between brackets, in any pieces', t => {
  const property = fc.property(soup, borders, (text, offsets) => {
    const pieces = cutAt(Buffer.from(text), offsets);
    t.deepEqual(valuesIn(pieces, new SimdSkimmer()), valuesIn(pieces, new Skimmer()));
  });
  fc.assert(property, {numRuns: 3_000});
});

test('skimmers - the same with chunks that are larger than the window', t => {
  const record = `{"a":[${'1,'.repeat(500)}2e3],"b":"${'\\"'.repeat(600)}"},\n`;
  for (const shift of [0, 1, 63, 64]) {
    const text = Buffer.from(' '.repeat(shift) + record.repeat(400));
    const pieces = cutAt(text, [text.length - 300_000]);
    const values = valuesIn(pieces, new SimdSkimmer());
    t.is(values.length, 400);
    t.deepEqual(values, valuesIn(pieces, new Skimmer()));
  }
});

test('read - the same with either scanner of any bytes: records, places, error', async t => {
  const bytes = fc.oneof(
    fc.array(fc.oneof(token, fc.constantFrom('"', '\\', '\\"', 'x')), {maxLength: 40}),
    fc.array(fc.json(), {maxLength: 6}).map(values => [`[${values.join(',')}]`]),
    fc.array(fc.json(), {maxLength: 6}).map(values => [values.join('\n')]),
  );
  const formats = fc.constantFrom('auto', 'array', 'lines', 'concatenated');
  const property = fc.asyncProperty(bytes, borders, formats, async (tokens, offsets, format) => {
    const pieces = cutAt(Buffer.from(tokens.join('')), offsets);
    const outcome = await readAllWith(skimmers, pieces, {format});
    t.deepEqual(outcome, await readAllWith(plain, pieces, {format}));
  });
  await fc.assert(property, {numRuns: 1_000});
});

test('skimmers - one that was given back after a failure serves again', async t => {
  const [broken, good] = ['[{"a":"\\', '[{"a":1},{"b":2}]'].map(text => [Buffer.from(text)]);
  const only = new SimdSkimmer();
  const one = {borrow: () => only, giveBack() {}};
  t.is((await readAllWith(one, broken!)).error, 'ERR_INGEST_TRUNCATED');
  t.deepEqual((await readAllWith(one, good!)).records, [{a: 1}, {b: 2}]);
});

test('skimmers - the WebAssembly is what its source says', async t => {
  const advice = 'run `npm run generate` and commit what it writes';
  for (const source of wasmSources) {
    t.is(readText(wasmFile(source)), await assemble(root, source), advice);
  }
});

test('skimmers - are those in WebAssembly, one a file', t => {
  const [a, b] = [skimmers.borrow(), skimmers.borrow()];
  t.true(a instanceof SimdSkimmer && b instanceof SimdSkimmer);
  t.not(a, b);
  skimmers.giveBack(a);
  t.is(skimmers.borrow(), a);
});

test('skimmers - are those in JavaScript where Node has no WebAssembly', async t => {
  const file = import.meta.resolve('../../src/records/skimmers.js');
  const script = `
    const {skimmers} = await import(${JSON.stringify(file)});
    console.log(skimmers.borrow().constructor.name);`;
  const args = ['--jitless', '--input-type=module', '--eval', script];
  const {stdout} = await promisify(execFile)(process.execPath, args);
  t.is(stdout, 'Skimmer\n');
});

test.serial('SimdSkimmer - looks at each byte once, however values stand', t => {
  const array = `[${'{},'.repeat(30)}{}]`;
  for (const text of [
    '{}[{}]',
    `{}{}{}{}${array}`,
    `{}${array}{"a":${array}}`,
    '[[]]',
    '{"a":[1]},',
  ]) {
    const bytes = Buffer.from(text.repeat(Math.ceil(200_000 / text.length)));
    const scanned = countScanned(() => valuesIn([bytes], new SimdSkimmer(), 'elements'));
    t.true(scanned <= bytes.length, `${text}: ${scanned / bytes.length} times`);
  }
});

for (const [name, Scanner] of Object.entries(both)) {
  const doubtful = test.macro({
    exec(t, json: string, expected: boolean) {
      for (let at = 0; at <= json.length; at++) {
        const [value] = valuesIn(cutAt(Buffer.from(`${json} `), [at]), new Scanner());
        t.is(value?.doubtful, expected);
      }
    },
    title: (title = '') => `${name} - numbers: ${title}`,
  });
  test('an exponent is doubtful', doubtful, '{"a":1e2}', true);
  test('a capital one too', doubtful, '[0.5E2]', true);
  test('true and false are not', doubtful, '{"a":[true,false]}', false);
  test('nor is text', doubtful, '{"1e2":"1e2"}', false);
  test('very many digits are doubtful', doubtful, `[${'1'.repeat(310)}]`, true);
  test('also before a string', doubtful, `[${'1'.repeat(310)},"a"]`, true);
  test('many digits in a string are not', doubtful, `["${'1'.repeat(400)}"]`, false);
}

interface Value {
  readonly start: number;
  readonly end: number;
  readonly lines: number;
  readonly deepest: number;
  readonly doubtful: boolean;
}

/** Finds the values in pieces as a walk does; with `elements` an array on top is none. */
function valuesIn(
  pieces: readonly Buffer[],
  scanner: BracketScanner,
  arrays: 'values' | 'elements' = 'values',
): Value[] {
  const values: Value[] = [];
  let inside: 'nothing' | 'value' | 'string' | 'escape' = 'nothing';
  let where: 'document' | 'array' = arrays === 'values' ? 'array' : 'document';
  let start = 0;
  let passed = 0;
  for (const piece of pieces) {
    scanner.feed(piece);
    for (let at = 0; at < piece.length; ) {
      const c = String.fromCharCode(piece[at]!);
      if (inside === 'value') {
        const end = scanner.over(piece, at, piece.length);
        at = end < 0 ? piece.length : end;
        if (end < 0) continue;
        const {lines, deepest, doubtful} = scanner;
        values.push({start, end: passed + end, lines, deepest, doubtful});
        inside = 'nothing';
      } else if (inside === 'nothing' && (c === '{' || (c === '[' && where === 'array'))) {
        scanner.begin(where);
        start = passed + at;
        inside = 'value';
      } else {
        if (inside === 'escape') inside = 'string';
        else if (c === '"') inside = inside === 'string' ? 'nothing' : 'string';
        else if (inside === 'string' && c === '\\') inside = 'escape';
        else if (inside === 'nothing' && arrays === 'elements') {
          if (c === '[') where = 'array';
          if (c === ']') where = 'document';
        }
        at++;
      }
    }
    passed += piece.length;
  }
  return values;
}

function countScanned(during: () => void): number {
  const prototype = SimdSkimmer.prototype as unknown as {scan(at: number): void; scanned: number};
  const {scan} = prototype;
  let scanned = 0;
  prototype.scan = function (at) {
    scan.call(this, at);
    scanned += this.scanned - at;
  };
  during();
  prototype.scan = scan;
  return scanned;
}
