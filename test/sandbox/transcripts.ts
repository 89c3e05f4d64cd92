import test from 'ava';
import {shared} from '../helpers/project.js';
import {testSandbox} from '../helpers/test-sandbox.js';
import {replay} from '../helpers/transcripts/replay.js';
import {readTranscripts} from '../helpers/transcripts/transcript.js';

const folder = shared('transcripts');

if (folder === undefined)
  test('transcripts - are replayed where they are at hand', t => {
    t.log('left out: no folder shared/transcripts beside the project');
    t.pass();
  });
else
  for (const transcript of readTranscripts(folder))
    test(`transcripts - ${transcript.name} goes as recorded`, async t => {
      const {compared, difference} = await replay(transcript, await testSandbox(t));
      t.is(difference, undefined);
      t.is(compared, transcript.steps.length);
    });
