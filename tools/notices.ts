import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';

/** Prints the licences of the packages that these files are from: each asks that its text goes along. */
export function notices(files: readonly string[]): string {
  const folders = new Map<string, string>();
  for (const file of files) {
    const [, folder, name] = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(file) ?? [];
    if (folder !== undefined) folders.set(name!, folder);
  }
  const entries = [...folders].sort().map(([name, folder]) => {
    const {version, license} = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return `${name} ${version} (${license})\n\n${licenceIn(folder)}\n`;
  });
  return `The command line holds parts of these packages.\n\n${entries.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

function licenceIn(folder: string): string {
  const file = readdirSync(folder).find(name => /^licen[cs]e/i.test(name));
  if (file === undefined) return 'The package comes without the text of its licence.';
  return readFileSync(path.join(folder, file), 'utf8').trim();
}
