import {existsSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {documents} from '../helpers/documents.js';
import {readText, root, sourceFiles} from '../helpers/project.js';

for (const page of documents) {
  test(`links - those of ${page} lead somewhere`, t => {
    const links = [
      ...withoutCode(readText(page)).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g),
    ];
    const dead = links.filter(([, to, anchor]) => {
      const target = to === '' ? page : path.posix.join(path.posix.dirname(page), to!);
      if (!existsSync(path.join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(target).has(anchor);
    });
    t.deepEqual(
      dead.map(([link]) => link),
      [],
    );
  });
}

test('links - a page that code or a message names is there', t => {
  for (const file of ['src', 'tools', 'examples'].flatMap(sourceFiles)) {
    for (const [page] of readText(file).matchAll(/\bdocs\/[\w/-]+\.md\b/g)) {
      t.true(existsSync(path.join(root, page)), `${file} names ${page}`);
    }
  }
});

/** The anchors that a host of code gives the headings of a page. */
function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>();
  const text = withoutCode(readText(page));
  for (const [, heading] of text.matchAll(/^#+ (.+)$/gm)) {
    const anchor = heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    const twins = [...anchors].filter(one => one.replace(/-\d+$/, '') === anchor).length;
    anchors.add(twins === 0 ? anchor : `${anchor}-${twins}`);
  }
  return anchors;
}

const withoutCode = (text: string) => text.replaceAll(/^```.*?^```/gms, '');
