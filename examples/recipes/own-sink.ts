// A sink of your own: what was read and judged goes elsewhere than to the platform; here into a file a kind.

import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createWriteStream, readFileSync, type WriteStream} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {Writable} from 'node:stream';
import {finished, pipeline} from 'node:stream/promises';
import {type Block, decode, identify, readFiles} from 'tidepool-ingest';
import {dump, newFile} from '../start.js';

/** Writes each kind of datum into a file of its own in a folder, a line a datum, as it came. */
function filePerKind(folder: string): Writable {
  const files = new Map<string, WriteStream>();
  const write = async ({items}: Block) => {
    for (const {kind, bytes} of items) {
      const file = files.get(kind!) ?? createWriteStream(path.join(folder, fileOf(kind!)));
      files.set(kind!, file);
      // Waiting here holds the reading back, so memory stays flat whatever the disk is like.
      if (!file.write(`${bytes}\n`)) await once(file, 'drain');
    }
  };
  return new Writable({
    objectMode: true,
    write: (block, _encoding, done) => void write(block).then(() => done(), done),
    final(done) {
      for (const file of files.values()) file.end();
      Promise.all([...files.values()].map(file => finished(file))).then(() => done(), done);
    },
  });
}

const fileOf = (kind: string) => `${kind.replaceAll('/', '-')}.jsonl`;

// Tried without any platform:
const folder = newFile('by-kind');
await mkdir(folder);
await pipeline(readFiles([dump('two-devices.jsonl')]), decode(), identify(), filePerKind(folder));
const lines = (file: string) => readFileSync(path.join(folder, file), 'utf8').trim().split('\n');
assert.equal(lines('cbg.jsonl').length, 20);
assert.equal(lines('bolus-normal.jsonl').length, 4);
