import test from 'ava';
import {indexes} from '../../tools/indexes.js';
import {transcribe, transcripts} from '../../tools/transcripts.js';
import {readText, root} from '../helpers/project.js';

const advice = 'run `npm run generate` and commit what it writes';

for (const [file, text] of indexes(root)) {
  test(`generated - ${file} is what would be generated now`, t => {
    t.is(readText(file), text, advice);
  });
}

for (const page of transcripts) {
  test(`generated - the commands of ${page} work, and print what stands there`, async t => {
    if (process.platform === 'win32') {
      t.log('left out: it needs a shell');
      t.pass();
      return;
    }
    const text = readText(page);
    t.is(await transcribe(text, root), text, advice);
  });
}
