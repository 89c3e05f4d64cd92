import test from 'ava';
import {isUrl} from '../../../src/codec/go/url.js';

const taken = [
  'https://example.com/a?b=c#d',
  'HTTP://user:p%40ss@example.com:8080/%20',
  'a+b-c.1://h',
  'https://[::1]:443/',
  'https://[fe80::1%25en0]/',
  'https://é.example/日',
  'https://a_b/?%zz',
  'https://h:',
];
for (const text of taken) test(`isUrl - takes ${text}`, t => t.true(isUrl(text)));

const refused = [
  'x:y',
  '/a/b',
  'example.com',
  'https:/example.com',
  'https://',
  'https://?a',
  'https://h/%',
  'https://h/#%2',
  'https://%zz/',
  'https://%41/',
  'https://h:8a/',
  'https://[::1/',
  'https://[::1]x/',
  'https://a b/',
  'https://a\nb/',
  'https://\x7f/',
  'https://us er@h/',
  '1http://h/',
  '://h/',
];
for (const text of refused) {
  test(`isUrl - refuses ${JSON.stringify(text)}`, t => t.false(isUrl(text)));
}
