import test from 'ava';
import type {Fault} from '../../src/records/fault.js';
import type {BracketScanner} from '../../src/records/scanner.js';
import {SimdSkimmer} from '../../src/records/simd-skimmer.js';
import {Skimmer} from '../../src/records/skimmer.js';
import {Syntax} from '../../src/records/syntax.js';
import {fc} from '../helpers/fast-check.js';
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

for (const Scanner of [Skimmer, SimdSkimmer]) {
  test(`${Scanner.name} - ends objects and arrays where Syntax ends them, in any pieces`, t => {
    const nested = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
    const indent = fc.constantFrom('', '  ');
    const property = fc.property(nested, indent, offsets, (value, space, borders) => {
      const bytes = Buffer.from(`${JSON.stringify(value, null, space)} {]`);
      const scanner = new Scanner();
      const syntax = new Syntax(fail);
      scanner.begin('array');
      syntax.begin();
      t.is(endOf(scanner, cutAt(bytes, borders)), bytes.length - 3);
      t.is(endOf(syntax, cutAt(bytes, borders)), bytes.length - 3);
      t.is(scanner.lines, syntax.lines);
    });
    fc.assert(property, {numRuns: 1_000});
  });
}

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
function endOf(scanner: BracketScanner | Syntax, pieces: readonly Buffer[]): number {
  let passed = 0;
  for (const piece of pieces) {
    if (!(scanner instanceof Syntax)) scanner.feed(piece);
    const end = scanner.over(piece, 0, piece.length);
    if (end >= 0) return passed + end;
    passed += piece.length;
  }
  return -1;
}
