import {throwFault} from './fault.js';
import {type Bounds, Gatherer} from './gather.js';
import type {Layout} from './layout.js';
import type {RawBlock} from './raw-block.js';
import {Syntax} from './syntax.js';
import {type Found, Walker} from './walk.js';

/** How records are found, and what bounds them. */
export interface FrameOptions extends Layout, Bounds {
  /** Brackets that may be open at once in a record, its own included. */
  readonly maxDepth: number;
}

/** A file on its way through the scanner. */
export interface Input {
  readonly file: string;
  /** Number of its first record in the whole input. */
  readonly index: number;
  /** Offset of its first chunk: 3 behind a byte-order mark. */
  readonly start: number;
  readonly chunks: AsyncIterable<Buffer> | Iterable<Buffer>;
}

/**
 * Cuts the bytes of one file into blocks of records. Throws for whatever is not JSON between
 * records, and gives the records before it first.
 */
export async function* frame(input: Input, options: FrameOptions): AsyncGenerator<RawBlock> {
  const {file, index, start} = input;
  const {maxDepth} = options;
  const oneLine = options.format === 'lines';
  const walker = new Walker(file, index, options, start);
  const syntax = new Syntax(fault => throwFault(fault, walker.begun), oneLine);
  const gatherer = new Gatherer(file, index, options, syntax);

  try {
    for await (const chunk of input.chunks) {
      walker.feed(chunk);
      for (let found: Found; (found = walker.next()) !== 'nothing'; ) {
        gatherer.add(chunk, walker.from, walker.to);
        if (oneLine && walker.lines > 0) gatherer.prove();
        if (found === 'record') gatherer.close(walker.byte, walker.line, walker.mark(maxDepth));
        if (gatherer.fill === 'full') yield gatherer.take();
      }
      gatherer.settle();
    }
    if (walker.unfinished) gatherer.prove();
    if (walker.end() === 'record') gatherer.close(walker.byte, walker.line, walker.mark(maxDepth));
  } catch (fault) {
    // What stands before the fault comes first: it may hold one of its own, which is nearer.
    if (gatherer.fill !== 'empty') yield gatherer.take();
    throw fault;
  }
  if (gatherer.fill !== 'empty') yield gatherer.take();
}
