import {readdirSync} from 'node:fs';
import path from 'node:path';
import {readText, root} from './project.js';

/** Every page of the project, its path relative to the root. */
export const documents: readonly string[] = [
  ...pagesIn('.', {recursive: false}),
  ...['bench', 'docs', 'examples'].flatMap(folder => pagesIn(folder, {recursive: true})),
];

/** One code block of a page. */
export interface CodeBlock {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

/** Gives the code blocks of a page, fenced ones and indented ones; the latter have no language. */
export function codeBlocks(page: string): CodeBlock[] {
  const text = readText(page);
  const lineAt = (index: number) => text.slice(0, index).split('\n').length;
  const fenced = [...text.matchAll(/^```(\w*)\n(.*?)^```/gms)].map(
    ({index, 1: language, 2: code}) => ({
      ...{page, line: lineAt(index), language: language!, text: code!},
    }),
  );
  const indented = [...text.matchAll(/(?<=\n\n)(?: {4}.*\n)+/g)].map(({index, 0: code}) => ({
    ...{page, line: lineAt(index), language: '', text: code},
  }));
  return [...fenced, ...indented];
}

function pagesIn(folder: string, {recursive}: {recursive: boolean}): string[] {
  return readdirSync(path.join(root, folder), {recursive, encoding: 'utf8'})
    .filter(name => name.endsWith('.md') && !name.includes('node_modules'))
    .map(name => path.posix.join(folder, name.replaceAll(path.sep, '/')))
    .sort();
}
