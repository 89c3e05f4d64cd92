import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import test from 'ava';
import {kinds} from '../../src/datum/index.js';
import {fixtureOf} from '../helpers/fixtures.js';

const program = `
  import {decodeDatum} from '${new URL('../../src/datum/index.js', import.meta.url)}';
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  const say = datum => {
    const result = decodeDatum(datum);
    return result._tag === 'Right' ? [] : result.left.map(({code, pointer, detail}) => ({code, pointer, detail}));
  };
  process.stdout.write(JSON.stringify(JSON.parse(text).map(say)));
`;

test('no code generation - says the same where new Function is forbidden', async t => {
  const cases = kinds.flatMap(kind => {
    const {valid, invalid} = fixtureOf(kind);
    return [...valid.map(({datum}) => ({datum, errors: []})), ...invalid];
  });
  const run = promisify(execFile)(
    process.execPath,
    ['--disallow-code-generation-from-strings', '--input-type=module', '--eval', program],
    {maxBuffer: 64 * 1024 * 1024},
  );
  run.child.stdin!.end(JSON.stringify(cases.map(({datum}) => datum)));
  const said = JSON.parse((await run).stdout) as unknown[];
  t.deepEqual(
    said,
    cases.map(({errors}) => errors),
  );
});
