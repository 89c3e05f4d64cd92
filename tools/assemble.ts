import {readFileSync} from 'node:fs';
import path from 'node:path';
import loadWabt from 'wabt';

/** The sources in WebAssembly text. */
export const wasmSources = [
  'src/records/borders.wat',
  'src/checksum/xxh64.wat',
  ...['match', 'identify', 'note', 'lay-out'].map(name => `src/patterns/${name}.wat`),
];

/** Names the file that holds what a source is assembled into. */
export const wasmFile = (source: string): string => source.replace(/wat$/, 'wasm.ts');

/** Assembles a source: the text of the file that holds it. */
export async function assemble(root: string, source: string): Promise<string> {
  const text = expandMacros(readFileSync(path.join(root, source), 'utf8'), source);
  const wabt = await loadWabt();
  const module = wabt.parseWat(source, text, {simd: true});
  const {buffer} = module.toBinary({});
  module.destroy();
  const base64 = Buffer.from(buffer).toString('base64');
  const lines = base64.match(/.{1,92}/g)!.map(line => `  '${line}',`);
  return [
    `/** ${buffer.length} bytes of WebAssembly, assembled from ${path.basename(source)} by \`npm run generate\`, in base64. */`,
    `export const ${nameOf(source)} = [`,
    ...lines,
    "].join('');",
    '',
  ].join('\n');
}

/**
 * Writes out the source's own macros, `(macro NAME PARAMETER ... BODY)`, of which each use has an argument a
 * parameter; `(mask64 TEST)` and `(any64 TEST)`: the test for each vector, and one result of the four; and
 * `(rotate $x BITS)`, of each lane.
 */
function expandMacros(text: string, source: string): string {
  let expanded = expandOwn(text.replaceAll(/;;.*/g, ''), source).replaceAll(
    /\(rotate (\$\w+) (\d+)\)/g,
    (_, name, count) => rotated(name, Number(count)),
  );
  for (let found: RegExpExecArray | null; (found = /\((mask64|any64)\s+/.exec(expanded)); ) {
    const end = endOf(expanded, found.index, source);
    const test = expanded.slice(found.index + found[0].length, end - 1);
    const [a, b, c, d] = ['$a', '$b', '$c', '$d'].map(vector => test.replaceAll('$v', vector));
    const packed =
      found[1] === 'any64'
        ? `(v128.any_true (v128.or (v128.or ${a} ${b}) (v128.or ${c} ${d})))`
        : `(i64.or (i64.or ${bits(a!, 0)} ${bits(b!, 16)}) (i64.or ${bits(c!, 32)} ${bits(d!, 48)}))`;
    expanded = expanded.slice(0, found.index) + packed + expanded.slice(end);
  }
  return expanded;
}

function expandOwn(text: string, source: string): string {
  const [found, name, parameters] = /\(macro (\w+)((?: [$%]\w+)*)\s/.exec(text) ?? [];
  if (found === undefined) return text;
  const start = text.indexOf(found);
  const end = endOf(text, start, source);
  const body = text.slice(start + found.length, end - 1);
  const names = parameters!.trim().split(' ');
  const use = new RegExp(`\\(${name}((?: [$\\w]+){${names.length}})\\)`, 'g');
  const rest = `${text.slice(0, start)}${text.slice(end)}`.replaceAll(use, (_, list: string) => {
    const values = list.trim().split(' ');
    return body.replaceAll(/[$%]\w+/g, word => values[names.indexOf(word)] ?? word);
  });
  return expandOwn(rest, source);
}

const bits = (test: string, shift: number) =>
  `(i64.shl (i64.extend_i32_u (i8x16.bitmask ${test})) (i64.const ${shift}))`;

const nameOf = (source: string) =>
  path.basename(source, '.wat').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const rotated = (name: string, count: number) =>
  `(v128.or (i32x4.shr_u (local.get ${name}) (i32.const ${count})) (i32x4.shl (local.get ${name}) (i32.const ${32 - count})))`;

/** Finds the parenthesis that closes the one at `start`. */
function endOf(text: string, start: number, source: string): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return at + 1;
  }
  throw new SyntaxError(`${source}: a parenthesis is not closed`);
}
