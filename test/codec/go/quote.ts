import test from 'ava';
import {quote, quoteAll} from '../../../src/codec/go/quote.js';

const quotes = (what: string, text: string, quoted: string) =>
  test(`quote - ${what}`, t => t.is(quote(text), quoted));

quotes(
  'leaves letters of any script, marks and symbols',
  'é日🙂€e\u0301 \ufffd',
  '"é日🙂€e\u0301 \ufffd"',
);
quotes('escapes quotes and backslashes', 'a"b\\c', '"a\\"b\\\\c"');
quotes('knows the short escapes', '\n\t\r\b\f\v\x07', '"\\n\\t\\r\\b\\f\\v\\a"');
quotes('writes other control characters in two digits', '\0\x1f\x7f', '"\\x00\\x1f\\x7f"');
quotes(
  'writes spaces that are not the space in four',
  '\u00a0\ufeff\u2028',
  '"\\u00a0\\ufeff\\u2028"',
);
quotes('writes what lies beyond in eight', '\u{e0001}', '"\\U000e0001"');

test('quoteAll - lists texts in brackets', t => {
  t.is(quoteAll(['a', 'b"']), '["a", "b\\""]');
  t.is(quoteAll([]), '[]');
});
