import path from 'node:path';
import test from 'ava';
import {readText, sourceFiles} from '../helpers/project.js';

const recipes = sourceFiles('examples/recipes');

for (const file of [...recipes, 'examples/scale/run-manifest.ts']) {
  test.serial(`recipes - ${path.posix.basename(file, '.ts')} does what it says`, async t => {
    t.regex(readText(file), /\/\/ Tried .+\bassert\b.*[.(]/s);
    await t.notThrowsAsync(import(`../../${file.replace(/ts$/, 'js')}`));
  });
}

test('recipes - each is told in docs/recipes.md, in the words of its file', t => {
  const page = readText('docs/recipes.md');
  for (const file of recipes) {
    const section = page.split(/^## /m).find(text => text.includes(`(../${file})`));
    t.truthy(section, file);
    const program = withoutIndent(readText(file));
    const blocks = [...section!.matchAll(/```ts\n(.*?)```/gs)].map(([, block]) => block!);
    t.true(blocks.length > 0, file);
    for (const block of blocks) t.true(program.includes(withoutIndent(block)), `${file}: ${block}`);
  }
});

const withoutIndent = (text: string) => text.replaceAll(/^ +/gm, '');
