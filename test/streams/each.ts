import {Readable} from 'node:stream';
import test from 'ava';
import {type Block, Item} from '../../src/block.js';
import {each, tap} from '../../src/streams/each.js';
import {items} from '../../src/streams/items.js';

const block = (...texts: string[]): Block => ({
  items: texts.map((text, index) => {
    return new Item(index, 'f', 0, 1, JSON.parse(text), Buffer.from(text));
  }),
});

/** Sends items through a stage; what would be sent of them. */
async function send(stage: ReturnType<typeof each>, ...blocks: Block[]): Promise<string[]> {
  const sent: string[] = [];
  for await (const item of items(Readable.from(blocks), stage)) sent.push(`${item.serialise()}`);
  return sent;
}

test('each - takes what the function returns as the value', async t => {
  const stage = each(({value}) => ({...(value as object), b: 2}));
  t.deepEqual(await send(stage, block('{"a":1.0}')), ['{"a":1,"b":2}']);
});

test('each - keeps what the function changed in place', async t => {
  const stage = each(({value}) => {
    (value as {a: number}).a = 5;
  });
  t.deepEqual(await send(stage, block('{"a":1.0}')), ['{"a":5}']);
});

test('each - serialises anew even where nothing is returned, or the item', async t => {
  t.deepEqual(
    await send(
      each(() => undefined),
      block('{"a":1.0}'),
    ),
    ['{"a":1}'],
  );
  t.deepEqual(
    await send(
      each(item => item),
      block('{"a":1.0}'),
    ),
    ['{"a":1}'],
  );
});

test('each - waits for async functions, in order', async t => {
  const seen: number[] = [];
  const stage = each(async ({index}) => {
    await new Promise(resolve => setTimeout(resolve, 5 - index));
    seen.push(index);
    return index;
  });
  t.deepEqual(await send(stage, block('[]', '[]', '[]'), block('{}')), ['0', '1', '2', '0']);
  t.deepEqual(seen, [0, 1, 2, 0]);
});

test('each - fails the pipeline with the error of the function, async or not', async t => {
  const fail = () => {
    throw new Error('mine');
  };
  await t.throwsAsync(send(each(fail), block('1')), {message: 'mine'});
  await t.throwsAsync(
    send(
      each(async () => fail()),
      block('1'),
    ),
    {message: 'mine'},
  );
});

test('each - lets refused items pass by', async t => {
  const refused = block('{"a":1.0}', '2.0');
  refused.items[0]!.refusal = [{code: 'json-malformed', pointer: '', detail: ''}];
  t.deepEqual(
    await send(
      each(() => 3),
      refused,
    ),
    ['{"a":1.0}', '3'],
  );
});

test('tap - sees each item and leaves its bytes alone', async t => {
  const seen: unknown[] = [];
  const stage = tap(({value}) => seen.push(value));
  t.deepEqual(await send(stage, block('{"a":1.0}', '2.0')), ['{"a":1.0}', '2.0']);
  t.deepEqual(seen, [{a: 1}, 2]);
});
