import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test from 'ava';
import {printPlace} from '../../src/errors.js';
import {check, type Rejection} from '../../src/index.js';
import {badCbg, cbg} from '../helpers/data.js';

// Names are taken as they are and never taken apart, whatever the system they are from.
const names = [
  'C:\\dumps\\monday.json',
  '\\\\server\\share\\a.json',
  'C:relative.json',
  'a:12 (b).json',
];

for (const file of names) {
  test(`names - ${file} is printed as it is`, t => {
    const place = {file, index: 1_016, byte: 271_003, line: 1_042};
    t.is(printPlace(place), `${file}:1042 (byte 271,003, record 1,017)`);
  });

  test(`names - ${file} can be read, and is named so in places and errors`, async t => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tidepool-ingest-names-'));
    t.teardown(() => rmSync(folder, {recursive: true}));
    // On Windows itself such a name leads out of the folder; there any test with a file is this test.
    const whole =
      process.platform === 'win32' ? path.join(folder, 'plain.json') : path.join(folder, file);
    writeFileSync(whole, JSON.stringify([cbg(), badCbg()]));
    const rejections: Rejection[] = [];
    const {read} = await check([whole], {onReject: one => rejections.push(one)});
    t.is(read, 2);
    t.is(rejections[0]?.file, whole);

    writeFileSync(whole, '[1,');
    const error = await t.throwsAsync(check([whole]), {code: 'ERR_INGEST_TRUNCATED'});
    t.true(error!.message.startsWith(`${whole}:1 (`));
    await t.throwsAsync(check([`${whole}.missing`]), {message: /no such file/});
  });
}
