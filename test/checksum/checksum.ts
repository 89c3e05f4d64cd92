import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import test from 'ava';
import {Checksum} from '../../src/checksum/checksum.js';
import {PlainHasher} from '../../src/checksum/plain-hasher.js';
import {WasmHasher} from '../../src/checksum/wasm-hasher.js';
import {fc} from '../helpers/fast-check.js';
import {cutAt} from '../helpers/read-all.js';

/** The sums that xxHash's own tests give for the first bytes of its test data. */
const known = [
  {length: 0, sum: 'ef46db3751d8e999'},
  {length: 1, sum: '4fce394cc88952d8'},
  {length: 14, sum: 'cffa8db881bc3a3d'},
  {length: 101, sum: '0eab543384f878ad'},
];

const sumOf = (pieces: readonly Uint8Array[]) => {
  const checksum = new Checksum();
  for (const piece of pieces) checksum.add(piece);
  return checksum.mark;
};

for (const {length, sum} of known) {
  test(`Checksum - is XXH64: of ${length} bytes`, t => {
    t.deepEqual(sumOf([testData(length)]), {bytes: length, sum});
  });
}

test('Checksum - is that of the bytes, in whatever pieces they come (property)', t => {
  const bytes = fc.uint8Array({maxLength: 300}).map(array => Buffer.from(array));
  const cuts = fc.array(fc.nat(300), {maxLength: 6});
  const property = fc.property(bytes, cuts, (all, at) => {
    t.deepEqual(sumOf(cutAt(all, at)), sumOf([all]));
  });
  fc.assert(property, {numRuns: 500});
});

test('Checksum - sums up what stands in its memory, and copies what does not, however long', t => {
  const all = testData(600_000);
  const inPlace = new Checksum();
  const {memory} = inPlace;
  t.is(memory?.length, 2);
  for (let from = 0, turn = 0; from < all.length; turn ^= 1) {
    const chunk = memory![turn]!.subarray(0, Math.min(memory![turn]!.length, all.length - from));
    chunk.set(all.subarray(from, from + chunk.length));
    inPlace.add(chunk);
    from += chunk.length;
  }
  t.deepEqual(inPlace.mark, sumOf([all]));
});

test('Checksum - is the same in WebAssembly as in JavaScript (property)', t => {
  const steps = fc.array(fc.uint8Array({minLength: 96, maxLength: 96}), {maxLength: 3});
  const property = fc.property(steps, fc.uint8Array({maxLength: 31}), (all, rest) => {
    const [compiled, plain] = [new WasmHasher(), new PlainHasher()].map(hasher => {
      for (const bytes of all) hasher.add(bytes);
      return hasher.finish(all.length * 96 + rest.length, rest);
    });
    t.is(compiled, plain);
  });
  fc.assert(property);
});

test('Checksum - is the same where there is no WebAssembly', async t => {
  const file = import.meta.resolve('../../src/checksum/checksum.js');
  const script = `
    const {Checksum} = await import(${JSON.stringify(file)});
    const checksum = new Checksum();
    checksum.add(Buffer.from(${JSON.stringify(testData(101).toString('hex'))}, 'hex'));
    console.log(typeof WebAssembly, checksum.memory, checksum.mark.sum);`;
  const args = ['--jitless', '--input-type=module', '--eval', script];
  const {stdout} = await promisify(execFile)(process.execPath, args);
  t.is(stdout, 'undefined undefined 0eab543384f878ad\n');
});

/** What xxHash tests itself with. */
function testData(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 2_654_435_761;
  for (let at = 0; at < length; at++) {
    bytes[at] = state >>> 24;
    state = Math.imul(state, state);
  }
  return bytes;
}
