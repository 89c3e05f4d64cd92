import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import test from 'ava';

const helper = (name: string) => new URL(`../helpers/${name}.js`, import.meta.url).href;

test('Patterns - judges the same where there is no WebAssembly', async t => {
  const program = `
    import {cbgs, badCbg} from '${helper('data')}';
    import {TwoWays} from '${helper('two-ways')}';
    const ways = await TwoWays.begun();
    const difference = await ways.differOver([...cbgs(300), badCbg(), ...cbgs(300)]);
    console.log(typeof WebAssembly, difference, ways.known);
  `;
  const run = (flags: string[]) =>
    promisify(execFile)(process.execPath, [...flags, '--input-type=module', '-e', program]);
  t.is((await run(['--jitless'])).stdout, 'undefined undefined 0\n');
  t.is((await run([])).stdout, 'object undefined 600\n');
});
