import test from 'ava';
import fc from 'fast-check';
import type {Fault} from '../../src/records/fault.js';
import {Skimmer} from '../../src/records/skimmer.js';
import {Syntax} from '../../src/records/syntax.js';
import {cutAt} from '../helpers/read-all.js';

const offsets = fc.array(fc.nat(60), {maxLength: 6});

/** JSON with a few bytes cut out, doubled or replaced by such as matter. */
const nearlyJson = fc
  .tuple(
    fc.json(),
    fc.array(fc.tuple(fc.nat(40), fc.constantFrom(...'"\\{}[]:,0123.eE+-tfnu \n\u00e9', '')), {
      maxLength: 2,
    }),
  )
  .map(([json, changes]) =>
    changes.reduce((text, [at, unit]) => text.slice(0, at) + unit + text.slice(at + 1), json),
  );

test('Syntax - takes what JSON.parse takes, and nothing else, in any pieces', t => {
  const property = fc.property(nearlyJson, offsets, (text, borders) => {
    t.is(isJson(Buffer.from(text), borders), parses(text), text);
  });
  fc.assert(property, {numRuns: 3_000});
});

test('Skimmer - ends objects and arrays where Syntax ends them, in any pieces', t => {
  const nested = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
  const indent = fc.constantFrom('', '  ');
  fc.assert(
    fc.property(nested, indent, offsets, (value, space, borders) => {
      const bytes = Buffer.from(`${JSON.stringify(value, null, space)} {]`);
      const skimmer = new Skimmer();
      const syntax = new Syntax(fail);
      skimmer.begin();
      syntax.begin();
      t.is(endOf(skimmer, cutAt(bytes, borders)), bytes.length - 3);
      t.is(endOf(syntax, cutAt(bytes, borders)), bytes.length - 3);
      t.is(skimmer.lines, syntax.lines);
    }),
    {numRuns: 1_000},
  );
});

const doubtful = test.macro({
  exec(t, json: string, expected: boolean) {
    for (let at = 0; at <= json.length; at++) {
      const skimmer = new Skimmer();
      skimmer.begin();
      endOf(skimmer, cutAt(Buffer.from(json), [at]));
      t.is(skimmer.doubtful, expected);
    }
  },
  title: (name = '') => `Skimmer - numbers: ${name}`,
});

test('an exponent is doubtful', doubtful, '{"a":1e2}', true);
test('a capital one too', doubtful, '[0.5E2]', true);
test('true and false are not', doubtful, '{"a":[true,false]}', false);
test('nor is text', doubtful, '{"1e2":"1e2"}', false);
test('very many digits are doubtful', doubtful, `[${'1'.repeat(310)}]`, true);
test('also before a string', doubtful, `[${'1'.repeat(310)},"a"]`, true);
test('many digits in a string are not', doubtful, `["${'1'.repeat(400)}"]`, false);

test('Syntax - refuses to open brackets without end', t => {
  const syntax = new Syntax(fail);
  const brackets = Buffer.alloc(1 << 20, '[');
  syntax.begin();
  const error = t.throws(() => {
    for (let mebibyte = 0; mebibyte < 20; mebibyte++) syntax.over(brackets, 0, brackets.length);
  });
  t.true(error?.message.includes('16777216'), error?.message);
});

function fail(fault: Fault): never {
  throw new SyntaxError(`${fault.offset}: expected ${fault.expected}, found ${fault.found}`);
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Tells whether the bytes are one JSON value with whitespace around it. */
function isJson(bytes: Buffer, borders: readonly number[]): boolean {
  const syntax = new Syntax(fail);
  syntax.begin();
  try {
    const end = endOf(syntax, cutAt(bytes, borders));
    const rest = end < 0 ? '' : bytes.toString('utf8', end);
    return (end >= 0 || syntax.complete) && /^[ \t\r\n]*$/.test(rest);
  } catch {
    return false;
  }
}

/** Goes over pieces to the end of the value: its offset in the whole, or -1. */
function endOf(scanner: Skimmer | Syntax, pieces: readonly Buffer[]): number {
  let passed = 0;
  for (const piece of pieces) {
    const end = scanner.over(piece, 0, piece.length);
    if (end >= 0) return passed + end;
    passed += piece.length;
  }
  return -1;
}
