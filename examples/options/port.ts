// port: where the sandbox listens on 127.0.0.1; 0, the default, takes a free one.

import assert from 'node:assert/strict';
import {startSandbox} from 'tidepool-ingest';

const first = await startSandbox({port: 0});
const port = Number(new URL(first.url).port);
assert.ok(port > 0);
await first.stop();

const again = await startSandbox({port});
assert.equal(again.url, `http://127.0.0.1:${port}`);
await again.stop();
