import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';

/** Root of the checkout; tests run from dist/test/. */
export const root = path.resolve(import.meta.dirname, '../../..');

/** Path of something in the folder of reference material beside the checkout, or undefined where there is none. */
export function shared(name: string): string | undefined {
  const file = path.join(root, '..', 'shared', name);
  return existsSync(file) ? file : undefined;
}

/** Reads a file of the project as text. */
export const readText = (name: string) => readFileSync(path.join(root, name), 'utf8');

/** Lists the TypeScript files below a folder of the project, relative to the root, `/` between names. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter(name => name.endsWith('.ts'))
    .map(name => path.posix.join(folder, name.replaceAll(path.sep, '/')))
    .sort();
}
