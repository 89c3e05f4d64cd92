import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {badCbg, cbgs} from '../helpers/data.js';
import {fc} from '../helpers/fast-check.js';
import {scene} from '../helpers/interrupted.js';
import {entriesOf} from '../helpers/reboot.js';

test('ingest - leaves the same in the ledger, whatever the number of workers (property)', async t => {
  const data = fc.array(fc.integer({min: 0, max: 9}), {minLength: 1, maxLength: 300}).map(kinds => {
    const good = cbgs(kinds.length);
    return kinds.map((kind, at) => (kind === 0 ? badCbg() : good[at]!));
  });
  const property = fc.asyncProperty(data, async records => {
    const found: string[] = [];
    for (const workers of [0, 1, 3]) {
      const s = await scene(t);
      const file = path.join(s.folder, 'dump.json');
      writeFileSync(file, JSON.stringify(records));
      await s.run([file], {workers});
      const entries = entriesOf(s.ledger).filter(
        entry => 'batch' in entry || 'input' in entry || 'end' in entry,
      );
      found.push(JSON.stringify(entries.map(entry => ({...entry, set: ''}))));
    }
    t.true(found[0]!.includes('"end":"done"'));
    t.deepEqual(found, Array(3).fill(found[0]));
  });
  await fc.assert(property, {numRuns: 8});
});
