import {readdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {Readable} from 'node:stream';
import test from 'ava';
import {Scratch} from '../../src/prepare/scratch.js';
import {spool} from '../../src/prepare/spool.js';
import {fc} from '../helpers/fast-check.js';

test('scratch - gives back what was kept, in memory and on disk, whole and in pieces', t => {
  const pieces = fc.array(fc.uint8Array({maxLength: 40}), {minLength: 1, maxLength: 30});
  fc.assert(
    fc.property(
      pieces,
      fc.nat(200),
      fc.array(fc.nat(29), {maxLength: 10}),
      (all, memory, reads) => {
        const scratch = new Scratch(memory);
        const copies = all.map(piece => {
          const copy = scratch.append(piece);
          t.deepEqual([...scratch.read(copy)], [...piece]);
          return copy;
        });
        for (const at of reads) {
          if (at < all.length) t.deepEqual([...scratch.read(copies[at]!)], [...all[at]!]);
        }
        const whole = Buffer.concat([...scratch.chunks()]);
        t.deepEqual(whole, Buffer.concat(all));
        t.is(scratch.length, whole.length);
        scratch.close();
      },
    ),
    {numRuns: 100},
  );
});

test('scratch - its file has no name that could stay behind', t => {
  const scratch = new Scratch(0);
  scratch.append(Buffer.from('private'));
  t.deepEqual(
    readdirSync(tmpdir()).filter(name => /^tidepool-ingest-[0-9a-f]{16}$/.test(name)),
    [],
  );
  scratch.close();
});

test('spool - reads a stream twice that can be read once', async t => {
  const source = Readable.from([Buffer.from('[1,'), Buffer.from('2]')]);
  const spooled = await spool(source);
  for (const _ of [1, 2]) {
    let text = '';
    for await (const chunk of spooled.read()) text += chunk.toString();
    t.is(text, '[1,2]');
  }
  spooled.close();
});
