import test from 'ava';
import {JsonMalformed, readFirstJson, readJson} from '../../src/sandbox/read-json.js';
import {fc} from '../helpers/fast-check.js';

const read = (text: string) => readJson(Buffer.from(text));
const readFirst = (text: string) => readFirstJson(Buffer.from(text));

test('read-json - reads what JSON.parse reads', t => {
  fc.assert(
    fc.property(fc.json({depthSize: 'medium'}), text => {
      t.deepEqual(read(text), JSON.parse(text));
    }),
  );
  t.pass();
});

test('read-json - any text is a value or malformed', t => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json().map(text => text.slice(1)),
      ),
      text => {
        try {
          const value = read(text);
          return JSON.stringify(value) === JSON.stringify(JSON.parse(text));
        } catch (error) {
          return error instanceof JsonMalformed;
        }
      },
    ),
  );
  t.pass();
});

test('read-json - the first value is read whatever follows it', t => {
  const value = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));
  fc.assert(
    fc.property(value, fc.string(), (first, rest) => {
      t.deepEqual(readFirst(` ${JSON.stringify(first)}${rest}`), JSON.parse(JSON.stringify(first)));
    }),
  );
  t.is(readFirst(' \n'), undefined);
  t.is(readFirst('null'), null);
  t.throws(() => readFirst('nullx'), {instanceOf: JsonMalformed});
});

test('read-json - a number beyond float64 is malformed wherever it stands outside a text', t => {
  for (const number of ['1e309', '-1E+400', '1.5e400', '9'.repeat(310), `${'9'.repeat(300)}e9`])
    for (const text of [number, `[${number}]`, `{"a": ${number}}`, `{"a":${number},"a":1}`])
      t.throws(() => read(text), {instanceOf: JsonMalformed}, text);
  for (const text of ['1e308', '["1e400"]', '["\\\\\\", 1e400"]', '{":1e999":1}', '1e-400'])
    t.notThrows(() => read(text), text);
});
