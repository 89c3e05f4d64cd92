import test from 'ava';
import {memberSizeAtMost, sizeOf} from '../../../src/codec/json/size.js';
import {fc} from '../../helpers/fast-check.js';

const counts = (what: string, value: unknown, size: number) =>
  test(`sizeOf - counts ${what}`, t => t.is(sizeOf(value), size));

counts('an empty object', {}, 2);
counts('members and their commas', {a: 1, b: [true, false, null]}, 29);
counts('a number as Go prints it', [1.0, -0, 1e21, 1.5], '[1,-0,1e+21,1.5]'.length);
counts('characters that Go escapes for HTML', '<>&\u2028\u2029', 2 + 5 * 6);
counts('short escapes', '"\\\n\r\t\b\f', 2 + 7 * 2);
counts('other control characters', '\0\x1f\x0b', 2 + 3 * 6);
counts('UTF-8', '\x7fé日🙂', 2 + 1 + 2 + 3 + 4);
counts('half of a pair as the replacement it becomes', '\ud800', 2 + 3);

test('sizeOf - is that of JSON.stringify where Go escapes nothing more', t => {
  const unit = fc.constantFrom('a', 'é', '日', '🙂', '"', '\\', '\n');
  fc.assert(
    fc.property(fc.jsonValue({stringUnit: unit}), value => {
      const text = JSON.stringify(value); // which knows no -0
      return sizeOf(JSON.parse(text)) === Buffer.byteLength(text);
    }),
  );
  t.pass();
});

test('memberSizeAtMost - is never less than the size of an object of this member alone', t => {
  const property = fc.property(
    fc.string({unit: 'binary'}),
    fc.jsonValue(),
    (key, value) => memberSizeAtMost(key, value) >= sizeOf({[key]: value}) - 2,
  );
  t.notThrows(() => fc.assert(property));
  t.is(memberSizeAtMost('a', {a: 'x'.repeat(5000)}), Infinity);
  t.is(memberSizeAtMost('a', [Infinity]), Infinity);
});
