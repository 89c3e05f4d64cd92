import path from 'node:path';
import test from 'ava';
import {readText, sourceFiles} from './helpers/project.js';

const architecture = readText('ARCHITECTURE.md');
const order = /^ {4}(print .*)$/m.exec(architecture)![1]!.split(' < ');
const rank = new Map(order.flatMap((names, level) => names.split(' ').map(name => [name, level])));
const files = sourceFiles('src');
const imports = new Map(files.map(file => [file, importsOf(file)]));

test('layers - every room of src has its place and its line in ARCHITECTURE.md', t => {
  const rooms = [...new Set(files.map(roomOf))].sort();
  t.deepEqual(rooms, [...rank.keys()].sort());
  for (const room of rooms) t.regex(architecture, new RegExp(`^\\| \`${room}\` +\\|`, 'm'));
});

test('layers - no file imports from a higher room, or sideways', t => {
  const wrong = [...imports].flatMap(([file, targets]) =>
    targets
      .filter(target => roomOf(target) !== roomOf(file))
      .filter(target => rank.get(roomOf(target))! >= rank.get(roomOf(file))!)
      .map(target => `${file} -> ${target}`),
  );
  t.deepEqual(wrong, []);
});

test('layers - no stage imports another', t => {
  const stages = [...imports].filter(([file]) => roomOf(file) === 'stages');
  const wrong = stages.filter(([, targets]) => targets.some(target => roomOf(target) === 'stages'));
  t.deepEqual(wrong, []);
});

test('layers - no imports in a circle, types included', t => {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) t.fail([...trail.slice(trail.indexOf(file)), file].join(' -> '));
    if (done.has(file) || trail.includes(file)) return;
    for (const target of imports.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  t.is(done.size, files.length);
});

test('layers - files are small: none over 250 lines, the median under 60', t => {
  const lengths = files.map(file => ({file, lines: readText(file).split('\n').length - 1}));
  t.deepEqual(
    lengths.filter(({lines}) => lines > 250),
    [],
  );
  const sorted = lengths.map(({lines}) => lines).sort((a, b) => a - b);
  t.true(sorted[Math.floor(sorted.length / 2)]! < 60);
});

/** The room of a file: `src/datum/cbg.ts` is in datum, `src/errors.ts` in errors. */
function roomOf(file: string): string {
  return file.split('/')[1]!.replace(/\.ts$/, '');
}

function importsOf(file: string): string[] {
  const text = readText(file);
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target]) =>
    path.posix.join(path.posix.dirname(file), target!).replace(/\.js$/, '.ts'),
  );
}
