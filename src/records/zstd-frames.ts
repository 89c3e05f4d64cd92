/**
 * Hands on zstd data so that each frame begins a chunk, without what may lie between frames and zeros
 * behind them: Node reads on behind a frame only at the border of a chunk, and up to 22 does not notice
 * that data are cut off. Throws an error with a code of zstd. Format: RFC 8878, 3.1.
 */
export async function* zstdFrames(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const walk = new Walk();
  for await (const chunk of chunks) yield* walk.through(chunk);
  walk.end();
}

/** The parts that are read; all others are only counted. */
const lengths = {magic: 4, descriptor: 1, block: 3, size: 4, padding: 1} as const;

class Walk {
  /** What comes when `#left` is used up; `magic` is the border between two frames. */
  #next: keyof typeof lengths = 'magic';
  #head: number[] = [];
  /** Bytes until then. */
  #left = 0;
  #checksumBytes = 0;
  #place: 'in a frame' | 'between frames' = 'between frames';

  *through(chunk: Buffer): Generator<Buffer> {
    let from = 0;
    for (let at = 0; at < chunk.length; ) {
      if (this.#left > 0) {
        const bytes = Math.min(this.#left, chunk.length - at);
        this.#left -= bytes;
        at += bytes;
      } else {
        this.#head.push(chunk[at++]!);
      }
      if (this.#place === 'between frames') from = at;
      if (this.#head.length === lengths[this.#next]) yield* this.#read();
      if (this.#place === 'in a frame' && this.#next === 'magic' && this.#left === 0) {
        yield chunk.subarray(from, at);
        from = at;
        this.#place = 'between frames';
      }
    }
    if (from < chunk.length) yield chunk.subarray(from);
  }

  /** Throws where a frame is not complete. */
  end(): void {
    const isBorder = this.#next === 'padding' || (this.#next === 'magic' && this.#left === 0);
    if (!isBorder || this.#head.some(byte => byte !== 0)) throw damaged('unexpected end of file');
  }

  /** Reads a part that is there as a whole; the magic number of a frame waited for that to be handed on. */
  *#read(): Generator<Buffer> {
    const head = Buffer.from(this.#head.splice(0));
    switch (this.#next) {
      case 'magic':
        if (head.readUInt32LE() === 0xfd2fb528) {
          this.#place = 'in a frame';
          this.#next = 'descriptor';
          yield head;
        } else if ((head.readUInt32LE() & 0xfffffff0) >>> 0 === 0x184d2a50) this.#next = 'size';
        else if (head.readUInt32LE() === 0) this.#next = 'padding';
        else throw damaged('more data behind the end');
        return;
      case 'size':
        this.#left = head.readUInt32LE();
        this.#next = 'magic';
        return;
      case 'padding':
        if (head[0] !== 0) throw damaged('more data behind the end');
        return;
      case 'descriptor':
        this.#left = headerBytes(head[0]!);
        this.#checksumBytes = head[0]! & 4;
        this.#next = 'block';
        return;
      case 'block': {
        const block = head.readUIntLE(0, 3);
        const isLast = (block & 1) === 1;
        const isRepeated = ((block >> 1) & 3) === 1; // its size is that of what one byte becomes
        this.#left = (isRepeated ? 1 : block >> 3) + (isLast ? this.#checksumBytes : 0);
        this.#next = isLast ? 'magic' : 'block';
      }
    }
  }
}

/** Bytes of the header of a frame behind its descriptor: window, dictionary, length of the content. */
function headerBytes(descriptor: number): number {
  const isSingle = (descriptor & 32) !== 0;
  const content = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
  return (isSingle ? 0 : 1) + [0, 1, 2, 4][descriptor & 3]! + content;
}

const damaged = (message: string) => Object.assign(new Error(message), {code: 'ZSTD_FRAMES'});
