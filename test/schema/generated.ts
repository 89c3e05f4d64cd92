import {readdirSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {generatedFiles} from '../../tools/generated.js';
import {readText, root} from '../helpers/project.js';

const files = generatedFiles();

test('generated - schemas and tables are those that the codecs make now', t => {
  const stale = [...files].filter(([file, text]) => readText(file) !== text);
  t.deepEqual(
    stale.map(([file]) => file),
    [],
    'run `npm run generate` and commit what it writes',
  );
});

test('generated - there is nothing else in their folders', t => {
  const folders = ['schema', 'docs/kinds', 'man'];
  const found = folders.flatMap(folder =>
    readdirSync(path.join(root, folder)).map(name => `${folder}/${name}`),
  );
  const made = [...files.keys()].filter(file => folders.includes(path.posix.dirname(file)));
  t.deepEqual(found.sort(), made.sort());
});

test('generated - every link of a table leads somewhere', t => {
  const pages = [...files].filter(([file]) => file.endsWith('.md'));
  const headings = new Map(
    pages.map(([file, text]) => [
      file,
      [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
        heading!.toLowerCase().replaceAll(' ', '-'),
      ),
    ]),
  );
  const broken = pages.flatMap(([file, text]) =>
    [...text.matchAll(/\]\(([^)#]*)(?:#([^)]*))?\)/g)]
      .filter(([, page, anchor]) => {
        const target = page === '' ? file : path.posix.join(path.posix.dirname(file), page!);
        if (!files.has(target)) return true;
        return anchor !== undefined && !headings.get(target)!.includes(anchor);
      })
      .map(([link]) => `${file}: ${link}`),
  );
  t.deepEqual(broken, []);
});
