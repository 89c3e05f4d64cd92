import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import test from 'ava';
import {nameBoot} from '../../src/ledger/boot.js';

test('nameBoot - two processes of one start of the system give it the same name', async t => {
  const script = `import(${JSON.stringify(new URL('../../src/ledger/boot.js', import.meta.url))})
    .then(({nameBoot}) => console.log(nameBoot()))`;
  const {stdout} = await promisify(execFile)(process.execPath, ['--eval', script]);
  t.regex(nameBoot(), /^[0-9a-f]{8}$/);
  t.is(stdout.trim(), nameBoot());
});
