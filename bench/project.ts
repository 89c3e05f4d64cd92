import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';

/** Root of the checkout; this file runs from dist/bench/. */
export const root = path.resolve(import.meta.dirname, '../..');

/** What package.json says that matters here. */
export interface Package {
  readonly name: string;
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: {readonly '.': {readonly default: string}};
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The package that is measured. */
export const project = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Package;

/** The command line as users get it. */
export const bin = path.join(root, project.bin[project.name]!);

/** A built program of this room, an ES module or CommonJS: `program('peers/bare-parse')`. */
export function program(name: string): string {
  const file = path.join(root, 'dist/bench', name);
  return existsSync(`${file}.cjs`) ? `${file}.cjs` : `${file}.js`;
}
