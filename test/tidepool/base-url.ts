import test from 'ava';
import {parseBaseUrl} from '../../src/tidepool/base-url.js';

const accepts = test.macro({
  exec(t, text: string, data: string, logIn: string) {
    t.deepEqual(parseBaseUrl(text), {data, logIn});
  },
  title: (_, text: string) => `parseBaseUrl - reads ${text}`,
});

test(accepts, 'https://api.tidepool.org', 'https://api.tidepool.org', 'https://api.tidepool.org');
test(accepts, 'https://api.tidepool.org/', 'https://api.tidepool.org', 'https://api.tidepool.org');
test(
  accepts,
  'https://int-api.tidepool.org/dataservices',
  'https://int-api.tidepool.org/dataservices',
  'https://int-api.tidepool.org',
);
test(
  accepts,
  'https://example.org/platform/dataservices//',
  'https://example.org/platform/dataservices',
  'https://example.org/platform',
);
test(accepts, 'http://127.0.0.1:8009', 'http://127.0.0.1:8009', 'http://127.0.0.1:8009');
test(accepts, 'http://localhost:8009/', 'http://localhost:8009', 'http://localhost:8009');
test(accepts, 'http://[::1]:8009', 'http://[::1]:8009', 'http://[::1]:8009');

const refuses = test.macro({
  exec(t, text: string) {
    const error = t.throws(() => parseBaseUrl(text), {code: 'ERR_INGEST_USAGE'});
    t.false(error?.message.includes('hunter2'));
  },
  title: (_, text: string) => `parseBaseUrl - refuses '${text}'`,
});

test('parseBaseUrl - says what it got, without repeating it', t => {
  const message = (text: string) => t.throws(() => parseBaseUrl(text))?.message;
  t.regex(message('api.tidepool.org')!, /got something without https:\/\/ before it\.$/);
  t.regex(message('http://api.tidepool.org')!, /got http:\/\/ on another host\.$/);
});

test(refuses, '');
test(refuses, 'api.tidepool.org');
test(refuses, 'http://api.tidepool.org');
test(refuses, 'http://127.0.0.1.example.org');
test(refuses, 'http://192.168.0.1');
test(refuses, 'ftp://localhost');
test(refuses, 'https://someone:hunter2@api.tidepool.org');
test(refuses, 'https://api.tidepool.org?token=hunter2');
test(refuses, 'https://api.tidepool.org#hunter2');
