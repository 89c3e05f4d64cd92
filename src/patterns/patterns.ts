import type {Packed} from '../batches/lay-out.js';
import type {Noted} from '../batches/note.js';
import {Texts} from '../batches/texts.js';
import type {Item} from '../block.js';
import type {RawBlock} from '../records/raw-block.js';
import {Matcher} from './matcher.js';
import {merge} from './merge.js';
import {type Pattern, type PatternDatum, patternOf} from './pattern.js';
import {mostPatterns} from './places.js';

/** Whose data they are, whether ids of their own are left to them, and whether each device has bodies of its own. */
export interface PatternOptions {
  readonly userId: string | undefined;
  readonly keepIds: boolean;
  readonly dataSets: 'per-device' | 'one';
}

/**
 * Knows records by how they are written: a device writes thousands that differ in a time and some numbers
 * alone. One like another that was judged and found valid is valid too, and need not be parsed. Worth more than half of
 * the instructions of an upload of 400,000 records.
 */
export class Patterns {
  readonly #options: PatternOptions;
  #matcher: Matcher | undefined;
  /** A small input is through before a matcher is made. */
  #state: 'not begun' | 'goes on' | 'given up' = 'not begun';
  /** By their numbers. */
  #known: Known[] = [];
  /** What was learned from the last block, which is still looked at. */
  #fresh: Known[] = [];
  /** Their kinds and devices; the first stands for the file of a block. */
  #texts = textsFor();
  /** The same with the name of the file: one array as long as it holds, so that a message carries it once. */
  #named: readonly (string | undefined)[] = [];
  /** Records looked at since it was last asked whether that pays, and those that were known. */
  #looked = 0;
  #found = 0;
  /** Trials in a row that did not pay. */
  #inVain = 0;
  /** By device and kind. */
  readonly #sorts = new Map<string, Sort>();
  #blocks = 0;

  constructor(options: PatternOptions) {
    this.#options = options;
  }

  /**
   * Gives the rows of a block to learn from before it is looked at: some of the first one, once the input shows that it
   * is not small. To judge all of it the long way would take a hundredth of an upload of 100,000 records.
   */
  sample({count}: RawBlock): readonly number[] {
    if (this.#state !== 'not begun' || this.#looked + count < beginning) return [];
    this.#begin();
    return this.#matcher ? Array.from({length: Math.ceil(count / rare)}, (_, at) => at * rare) : [];
  }

  /** Looks for the pattern of each record of a block; gives the rows of those that have none. */
  strangers(raw: RawBlock): readonly number[] | 'all' {
    for (const known of this.#fresh.splice(0)) this.#add(known);
    const found = this.#matcher?.match(raw) ?? 0;
    if (this.#state !== 'given up') this.#reckon(raw.count, found);
    const matcher = this.#matcher; // none any more where it was given up just now
    if (!matcher || found === 0) return 'all';
    const rows: number[] = [];
    if (found === raw.count) return rows;
    for (let row = 0; row < raw.count; row++) if (matcher.patternOf(row) < 0) rows.push(row);
    return rows;
  }

  /** Packs the records of the last block that have a pattern, together with the others of it that will be sent. */
  pack(raw: RawBlock, strangers: readonly number[], others = nothing): Packed {
    const matcher = this.#matcher!;
    const known = raw.count - strangers.length;
    this.#noteUse(raw.count);
    const {texts, numbers} = this.#join(raw.file, others.texts);
    merge(matcher.note(raw, FILE), known, others, numbers);
    const count = known + others.count;
    const {bytes, table} = matcher.layOut(count, this.#options.dataSets);
    return {laid: 'out', bytes: copyInto(raw, bytes), table: table.slice(), count, texts};
  }

  /** Gives the texts of a block, and what those of others are called among them. */
  #join(file: string, others: Noted['texts']) {
    const {all} = this.#texts;
    if (this.#named[FILE] !== file || this.#named.length !== all.length) {
      this.#named = [file, ...all.slice(1)];
    }
    if (others.length === 0) return {texts: this.#named, numbers: []};
    const texts = [...this.#named];
    // A file may be called what a kind or a device is; those must each have one number all the same.
    const numbers = others.map(text => {
      const number = texts.indexOf(text, FILE + 1);
      return number < 0 ? texts.push(text) - 1 : number;
    });
    return {texts, numbers};
  }

  /** Learns from records that had no pattern and were found valid. */
  learn(items: readonly Item[]): void {
    if (!this.#matcher) return;
    const looked = new Set<Sort>();
    for (const item of items) {
      const sort = this.#sortOf(item);
      // Of a block from one of them alone, for the others are probably written the same way.
      if (sort.learned === mostLearned[sort.worth] || looked.has(sort)) continue;
      looked.add(sort);
      sort.learned++;
      const pattern = patternOf(item, this.#options);
      if (pattern) this.#fresh.push({pattern, sort, used: this.#blocks});
    }
  }

  #sortOf({kind, value}: Item): Sort {
    const name = `${kind} ${(value as {deviceId?: unknown}).deviceId}`;
    let sort = this.#sorts.get(name);
    if (!sort) {
      if (this.#sorts.size === mostSorts) this.#sorts.clear();
      sort = {learned: 0, worth: 'unknown'};
      this.#sorts.set(name, sort);
    }
    return sort;
  }

  #add(known: Known): void {
    const {pattern} = known;
    const columns = {
      kind: this.#texts.numberOf(pattern.kind),
      device: this.#texts.numberOf(pattern.deviceId),
      id: this.#givesId(pattern),
      embeddedId: this.#givesId(pattern.embedded),
    };
    if (this.#matcher!.add(pattern, columns) === 'no room') this.#makeRoom();
    else this.#known.push(known);
  }

  #givesId(datum: PatternDatum | undefined): 0 | 1 {
    return datum && !(this.#options.keepIds && datum.id === 'own') ? 1 : 0;
  }

  /** Forgets the half that was not of use for longest: dumps go from device to device. */
  #makeRoom(): void {
    const byUse = this.#known.toSorted((a, b) => b.used - a.used);
    this.#matcher!.clear();
    this.#texts = textsFor();
    this.#named = [];
    this.#known = [];
    for (const each of byUse.slice(0, mostPatterns / 2)) this.#add(each);
  }

  /** Notes which patterns were of use. */
  #noteUse(count: number): void {
    this.#blocks++;
    for (let row = 0; row < count; row++) {
      const number = this.#matcher!.patternOf(row);
      if (number < 0) continue;
      const known = this.#known[number]!;
      known.used = this.#blocks;
      known.sort.worth = 'known';
    }
  }

  /**
   * Gives up where it does not pay twice in a row: where too few are known, or where there are so many patterns that
   * to find the right one takes longer than to parse.
   */
  #reckon(looked: number, found: number): void {
    this.#looked += looked;
    this.#found += found;
    if (this.#looked < trial) return;
    const tries = this.#matcher?.takeTries() ?? 0;
    const pays = this.#found >= this.#looked / 4 && tries <= this.#found * mostTries;
    this.#inVain = pays ? 0 : this.#inVain + 1;
    if (this.#inVain === 2) this.#giveUp();
    this.#looked = this.#found = 0;
  }

  #begin(): void {
    try {
      this.#matcher = new Matcher();
      this.#state = 'goes on';
    } catch {
      this.#giveUp(); // without WebAssembly everything is judged the long way
    }
  }

  #giveUp(): void {
    this.#matcher = undefined;
    this.#state = 'given up';
  }
}

const nothing: Noted = {bytes: new Uint8Array(), table: new Float64Array(), count: 0, texts: []};

/** Number of the file's name among the texts. */
const FILE = 0;

/** Copies bytes into the memory of a block, which is its own, or into fresh one where that is too small. */
function copyInto({bytes: {buffer, byteOffset}}: RawBlock, bytes: Uint8Array): Buffer {
  const fits = byteOffset + bytes.length <= buffer.byteLength;
  const copy = fits
    ? Buffer.from(buffer as ArrayBuffer, byteOffset, bytes.length)
    : Buffer.allocUnsafeSlow(bytes.length);
  copy.set(bytes);
  return copy;
}

function textsFor(): Texts {
  const texts = new Texts();
  texts.numberOf('');
  return texts;
}

/** The records of a kind of one device: how often it was learned from them, and whether that was of use. */
interface Sort {
  learned: number;
  worth: 'unknown' | 'known';
}

/** A pattern, and the block in which it was last of use. */
interface Known {
  readonly pattern: Pattern;
  readonly sort: Sort;
  used: number;
}

/** Records of a sort that are learned from: where the first do not help, hardly two are written alike. */
const mostLearned = {unknown: 3, known: 32};

/** Sorts that are remembered. */
const mostSorts = 4_096;

/** Records from which on it is worth to learn. */
const beginning = 512;

/** Of as many records one is learned from at the beginning. */
const rare = 16;

/** Records after which it is asked whether it pays. */
const trial = 4_096;

/** Comparisons for each record that is known: so many take as long as to parse it, and what follows. */
const mostTries = 128;
