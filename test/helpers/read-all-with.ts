import type {Item} from '../../src/block.js';
import {IngestError} from '../../src/errors.js';
import {frame} from '../../src/records/frame.js';
import {parseBlock} from '../../src/records/parse.js';
import {withDefaults} from '../../src/records/read-options.js';
import {Skimmer} from '../../src/records/skimmer.js';
import type {Skimmers} from '../../src/records/skimmers.js';

/** Scanners in JavaScript, as where WebAssembly is missing. */
export const plain: Skimmers = {borrow: () => new Skimmer(), giveBack() {}};

/** Reads chunks with these scanners, in blocks of some records, to their end or to the error. */
export async function readAllWith(scanners: Skimmers, bytes: Iterable<Buffer>, options = {}) {
  const all = {...withDefaults({}), blockRecords: 3, blockBytes: 100, ...options};
  const items: Item[] = [];
  let error: IngestError | undefined;
  try {
    for await (const raw of frame({file: 'dump.json', index: 0, bytes}, all, {scanners})) {
      items.push(...parseBlock(raw, all).items);
    }
  } catch (caught) {
    if (!(caught instanceof IngestError)) throw caught;
    error = caught;
  }
  return {
    items,
    records: items.map(({refusal, value}) => refusal?.[0]?.code ?? value),
    places: items.map(({index, byte, line}) => `${index} @${byte} :${line}`),
    error: error?.code,
    message: error?.message,
  };
}
