import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {cbgs} from '../helpers/data.js';
import {scene} from '../helpers/interrupted.js';
import {readText} from '../helpers/project.js';

test('docs/delivery.md - states the bytes of a batch in a ledger, and names each kind of line', async t => {
  const docs = readText('docs/delivery.md');
  const s = await scene(t);
  const file = path.join(s.folder, 'dump.json');
  writeFileSync(file, JSON.stringify(cbgs(300)));
  await s.run([file]);
  const lines = readFileSync(s.ledger, 'utf8').split('\n').slice(0, -1);
  const entries: object[] = lines.flatMap(line => JSON.parse(line));
  const longest = (name: string) =>
    Math.max(
      ...entries.filter(each => name in each).map(each => JSON.stringify(each).length + ','.length),
    );
  const names = ['input', 'attempt', 'stored', 'check'];
  const bytes = names.reduce((sum, name) => sum + longest(name), '[]\n'.length);
  const stated = Number(/about (\d+) bytes a batch/.exec(docs)![1]);
  // Numbers have some digits more in a large input than here.
  t.true(bytes <= stated && stated <= 1.2 * bytes, `${bytes} bytes a batch, ${stated} stated`);
  for (const kind of entries.flatMap(each => Object.keys(each).slice(0, 1))) {
    t.true(docs.includes(`{"${kind}":`), `${kind} is shown`);
  }
});
