import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {root} from '../helpers/project.js';

const imports = /^(?:import|(?:import|export)\s[^'"();=]*?\sfrom)\s+['"]([^'"]+)['"];/gm;

/** Finds the packages and rooms that a compiled file loads before anything of it runs. */
function loadedBy(file: string): {packages: string[]; rooms: string[]} {
  const [packages, files] = [new Set<string>(), new Set<string>()];
  const visit = (name: string) => {
    if (files.has(name)) return;
    files.add(name);
    const text = readFileSync(name, 'utf8');
    for (const [, from] of text.matchAll(imports)) {
      if (from!.startsWith('.')) visit(path.resolve(path.dirname(name), from!));
      else if (!from!.startsWith('node:')) packages.add(from!.split('/')[0]!);
    }
  };
  visit(path.join(root, 'dist/src', file));
  const rooms = [...files].map(name => path.relative(path.join(root, 'dist/src'), name));
  return {
    packages: [...packages].sort(),
    rooms: [...new Set(rooms.map(name => name.split(path.sep)[0]!))],
  };
}

test('start-up - to read the arguments takes commander alone', t => {
  const {packages, rooms} = loadedBy('cli/main.js');
  t.deepEqual(packages, ['commander']);
  for (const room of ['codec', 'datum', 'records', 'delivery', 'ingest', 'sandbox', 'report']) {
    t.false(rooms.includes(room), room);
  }
});

test('start-up - check loads no client, no bar, no log, no report and no sandbox', t => {
  const {packages, rooms} = loadedBy('cli/actions/check.js');
  t.deepEqual(packages, ['fp-ts', 'io-ts']);
  for (const room of ['delivery', 'sandbox', 'report']) t.false(rooms.includes(room), room);
});

test('start-up - upload loads no bar, no log, no report and no sandbox', t => {
  const {packages, rooms} = loadedBy('cli/actions/upload.js');
  for (const name of ['cli-progress', 'pino', 'echarts', 'stream-json', 'commander']) {
    t.false(packages.includes(name), name);
  }
  for (const room of ['sandbox', 'report']) t.false(rooms.includes(room), room);
});
