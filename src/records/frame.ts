import {BlockPool} from './block-pool.js';
import {contentOf, type Source} from './decompress.js';
import {textStart} from './encoding.js';
import {throwFault} from './fault.js';
import {type Bounds, Gatherer} from './gather.js';
import {headed} from './headed.js';
import type {Layout} from './layout.js';
import type {RawBlock} from './raw-block.js';
import {type Skimmers, skimmers} from './skimmers.js';
import {Syntax} from './syntax.js';
import {type Found, Walker} from './walk.js';

/** How records are found, and what bounds them. */
export interface FrameOptions extends Layout, Bounds {
  /** Brackets that may be open at once in a record, its own included. */
  readonly maxDepth: number;
}

/** What is used again from one file or block to the next. */
export interface Resources {
  readonly scanners?: Skimmers | undefined;
  /** Memory of the blocks: whoever gives this also gives back each block. */
  readonly pool?: BlockPool | undefined;
}

/** A file to be read. */
export interface Input extends Source {
  readonly file: string;
  /** Number of its first record in the whole input. */
  readonly index: number;
}

/**
 * Cuts a file, compressed or not, into blocks of records. Throws for whatever is not JSON around
 * the records, but gives those before it first.
 */
export async function* frame(
  input: Input,
  options: FrameOptions,
  {scanners = skimmers, pool = new BlockPool(options)}: Resources = {},
): AsyncGenerator<RawBlock> {
  const {file, index} = input;
  const oneLine = options.format === 'lines';
  const skimmer = scanners.borrow();
  const walker = new Walker(file, index, options, skimmer);
  const syntax = new Syntax(fault => throwFault(fault, walker.begun), oneLine);
  const gatherer = new Gatherer(file, index, options, syntax, pool);
  const close = () => gatherer.close(walker.byte, walker.line, walker.mark(options.maxDepth));

  try {
    let text: 'unseen' | 'begun' = 'unseen';
    for await (const chunk of headed(contentOf(input, () => walker.here))) {
      walker.feed(chunk, text === 'unseen' ? textStart(chunk, walker.here) : 0);
      text = 'begun';
      for (let found: Found; (found = walker.next()) !== 'nothing'; ) {
        gatherer.add(chunk, walker.from, walker.to, walker.byte);
        if (oneLine && walker.lines > 0) gatherer.prove();
        if (found === 'record') close();
        if (gatherer.fill === 'full') yield gatherer.take();
      }
      gatherer.settle();
    }
    if (walker.unfinished) gatherer.prove();
    if (walker.end() === 'record') close();
  } catch (fault) {
    // What stands before the fault comes first: it may hold one of its own, which is nearer.
    if (gatherer.fill !== 'empty') yield gatherer.take();
    throw fault;
  } finally {
    scanners.giveBack(skimmer);
  }
  if (gatherer.fill !== 'empty') yield gatherer.take();
}
