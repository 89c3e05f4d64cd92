import test from 'ava';
import {GroupSync} from '../../src/ledger/group-sync.js';

/** Work that ends when it is told to. */
function held() {
  const turns: ((error?: Error) => void)[] = [];
  const syncs = new GroupSync(
    () =>
      new Promise((resolve, reject) => {
        turns.push(error => (error ? reject(error) : resolve()));
      }),
  );
  const settled: string[] = [];
  const ask = (name: string) =>
    syncs.run().then(
      () => settled.push(name),
      () => settled.push(`${name} failed`),
    );
  const pause = () => new Promise(setImmediate);
  return {turns, settled, ask, pause};
}

test('GroupSync - who asks while a turn runs waits for the next, and shares it', async t => {
  const {turns, settled, ask, pause} = held();
  ask('a');
  ask('b');
  await pause();
  t.is(turns.length, 1);
  ask('c');
  ask('d');
  await pause();
  t.is(turns.length, 1, 'one turn at a time');
  turns[0]!();
  await pause();
  t.deepEqual(settled, ['a', 'b']);
  t.is(turns.length, 2);
  turns[1]!();
  await pause();
  t.deepEqual(settled, ['a', 'b', 'c', 'd']);
});

test('GroupSync - a turn that fails fails for those who shared it, not for the next', async t => {
  const {turns, settled, ask, pause} = held();
  ask('a');
  await pause();
  ask('b');
  turns[0]!(new Error('no disk'));
  await pause();
  turns[1]!();
  await pause();
  t.deepEqual(settled, ['a failed', 'b']);
});
