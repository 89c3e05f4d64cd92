/** The bytes of a file, in any chunks; the memory of one may be used anew when the next is asked for. */
export type Bytes = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/** Bytes enough to tell what a stream is. */
const HEAD = 4;

/** Hands a stream on, its first chunk large enough to tell what it is, however small they come. */
export async function* headed(source: Bytes): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const part of source) {
    let chunk = toBuffer(part);
    if (head) {
      if (head.length > 0) chunk = Buffer.concat([head, chunk]);
      // Its memory may be used anew while it waits.
      head = chunk.length < HEAD ? Buffer.from(chunk) : undefined;
      if (head) continue;
    }
    yield chunk;
  }
  if (head && head.length > 0) yield head;
}

function toBuffer(part: Uint8Array | string): Buffer {
  if (typeof part === 'string') return Buffer.from(part);
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength);
}
