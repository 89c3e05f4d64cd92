import {type Place, problem} from '../errors.js';
import {NEWLINE} from './bytes.js';
import {contentOf} from './decompress.js';
import {textStart} from './encoding.js';
import type {Input} from './frame.js';
import {headed} from './headed.js';
import {findInvalid, wholeCharacters} from './utf8.js';
import {Walker} from './walk.js';

/**
 * Hands on the text of a file, decompressed and proven to be JSON in UTF-8, for a parser that
 * cannot say where a fault is. Throws what `frame` throws.
 */
export async function* proveText(input: Input): AsyncGenerator<Buffer> {
  const {file, index} = input;
  const walker = new Walker(file, index, {format: 'auto'}, undefined, MOST_OPEN);
  let rest: Buffer = Buffer.alloc(0);
  let text: 'unseen' | 'begun' = 'unseen';
  for await (const chunk of headed(contentOf(input, () => walker.here))) {
    const start = text === 'unseen' ? textStart(chunk, walker.here) : 0;
    text = 'begun';
    const all = Buffer.concat([rest, chunk]);
    const part = all.subarray(0, wholeCharacters(all));
    rest = all.subarray(part.length);
    mustBeUtf8(part, walker.here);
    walker.feed(part, start);
    while (walker.next() !== 'nothing');
    yield part;
  }
  mustBeUtf8(rest, walker.here);
  walker.end();
}

function mustBeUtf8(bytes: Buffer, place: Place): void {
  const invalid = findInvalid(bytes);
  if (invalid < 0) return;
  const lines = bytes.subarray(0, invalid).filter(byte => byte === NEWLINE).length;
  const {byte = 0, line = 1} = place;
  throw problem('ERR_INGEST_ENCODING', {
    place: {...place, byte: byte + invalid, line: line + lines},
    found: 'text in another encoding',
  });
}

/** Open brackets that stream-json's filters bear; top-level arrays are not counted. */
const MOST_OPEN = 1_023;
