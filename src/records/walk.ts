import {type Place, problem} from '../errors.js';
import {CLOSE_BRACKET, COMMA, isSpace, NEWLINE, OPEN_BRACE, OPEN_BRACKET} from './bytes.js';
import {nameByte, throwFault} from './fault.js';
import type {Layout} from './layout.js';
import {Mark} from './raw-block.js';
import {nameValue, Route} from './route.js';
import type {BracketScanner, Scanner} from './scanner.js';
import {Syntax} from './syntax.js';

/** What a walk came to: a whole record (or its last part), a part of one, the end of the chunk. */
export type Found = 'record' | 'part' | 'nothing';

/** The value that the walk is inside of. */
type Inside = 'nothing' | 'record' | 'key' | 'skipped';

type State = 'document' | 'value or ]' | 'value' | 'comma or ]' | 'route' | 'line' | 'file';

/**
 * Finds each record of one file, chunk after chunk, and proves what stands between them: one comma
 * in an array, whitespace anywhere, nothing else. What stands in a record with brackets is for
 * JSON.parse to prove. Throws ERR_INGEST_NOT_JSON, ERR_INGEST_TRUNCATED, ERR_INGEST_NO_ARRAY.
 */
export class Walker {
  /** Where in the chunk the found record, or the part of it, stands. */
  from = 0;
  to = 0;
  /** Where in the file the value begins that was begun last: its first byte and its line. */
  byte = 0;
  line = 1;

  /** Number of the record that comes next, and the one it was when a value was begun last. */
  private index: number;
  private begunIndex: number;

  private readonly syntax: Syntax;
  private readonly route: Route | undefined;
  /** The one that reads the value: the skimmer if it is a record with brackets, else the syntax. */
  private scanner: Scanner;
  private inside: Inside = 'nothing';
  /** What is expected outside of values, or how far it is settled what is. */
  private state: State = 'document';

  private bytes: Buffer = Buffer.alloc(0);
  private at = 0;
  /** Offset in the file of the chunk's first byte. */
  private base = 0;
  /** Line of the byte at `at`, while it is outside of values. */
  private lineHere = 1;

  /** `index` is the number of the file's first record. Without a skimmer all is proven to be JSON. */
  constructor(
    private readonly file: string,
    index: number,
    private readonly layout: Layout,
    private readonly skimmer: BracketScanner | undefined,
    mostOpen?: number,
  ) {
    this.index = this.begunIndex = index;
    const oneLine = layout.format === 'lines';
    this.syntax = new Syntax(fault => throwFault(fault, this.begun), oneLine, mostOpen);
    this.scanner = this.syntax;
    if (layout.path === undefined) return;
    this.route = new Route(layout.path, {
      expected: expected => this.fault(expected),
      missing: found => this.missing(found),
    });
  }

  /** The place of the value that was begun last. */
  get begun(): Place {
    return {index: this.begunIndex, file: this.file, byte: this.byte, line: this.line};
  }

  /** Newlines between the brackets of the record so far. */
  get lines(): number {
    return this.scanner.lines;
  }

  /** What is to be said about the record that was found: one of `Mark`. */
  mark(maxDepth: number): number {
    const {scanner, skimmer} = this;
    if (scanner !== skimmer) return Mark.doubtful;
    if (skimmer.deepest > maxDepth) return Mark.tooDeep;
    return skimmer.doubtful ? Mark.doubtful : Mark.none;
  }

  /** Tells that a record has begun that cannot end with the file; only a lone number can. */
  get unfinished(): boolean {
    const number = this.scanner === this.syntax && this.syntax.complete;
    return this.inside === 'record' && (this.container || !number);
  }

  /** How far the file was read. */
  get here(): Place {
    const line = this.inside === 'nothing' ? this.lineHere : this.line + this.scanner.lines;
    return {index: this.index, file: this.file, byte: this.base + this.at, line};
  }

  /** Takes the next chunk, from `at` on; the last one must have been walked to its end. */
  feed(chunk: Buffer, at = 0): void {
    this.base += this.bytes.length;
    this.bytes = chunk;
    this.at = at;
    this.skimmer?.feed(chunk);
  }

  /** Goes on to the end of the next record, or of the chunk. */
  next(): Found {
    const {bytes} = this;
    while (this.at < bytes.length) {
      if (this.inside !== 'nothing') {
        const found = this.scan();
        if (found !== 'nothing') return found;
        continue;
      }
      const c = bytes[this.at]!;
      if (c === NEWLINE) this.newline();
      const begins = isSpace(c) ? 'nothing' : this.step(c);
      if (begins !== 'nothing') this.begin(begins, c);
      else this.at++;
    }
    return 'nothing';
  }

  /** Ends the file. A number that ended with it is a record; throws where anything is missing. */
  end(): Found {
    this.feed(Buffer.alloc(0));
    if (this.unfinished) this.truncated('the end of the record');
    if (this.inside === 'record') return this.endValue();
    if (this.inside !== 'nothing' || this.state === 'route') this.truncated('the } of the object');
    if (this.container) this.truncated('the ] of the array');
    return 'nothing';
  }

  private get container(): boolean {
    return this.state === 'value' || this.state.endsWith(' or ]');
  }

  /** Takes a byte between values and tells what begins with it, if anything. */
  private step(c: number): Inside {
    switch (this.state) {
      case 'comma or ]':
        if (c === CLOSE_BRACKET) return this.endArray();
        if (c !== COMMA) this.fault('a comma or ]');
        this.state = 'value';
        return 'nothing';
      case 'value or ]':
        return c === CLOSE_BRACKET ? this.endArray() : 'record';
      case 'value':
        return 'record';
      case 'document':
        return this.route ? this.enter(this.route, c) : this.beginDocument(c);
      case 'route':
        return this.follow(this.route!, c);
      default:
        return this.fault(`the end of the ${this.state}`);
    }
  }

  private beginDocument(c: number): Inside {
    const {format} = this.layout;
    if (c === OPEN_BRACKET && format !== 'lines') {
      this.state = 'value or ]';
      return 'nothing';
    }
    if (format === 'array') this.fault('[');
    return 'record';
  }

  private enter(route: Route, c: number): Inside {
    if (c !== OPEN_BRACE) this.missing(nameValue(c) ?? this.fault('{'));
    route.enter();
    this.state = 'route';
    return 'nothing';
  }

  private follow(route: Route, c: number): Inside {
    const move = route.step(c);
    if (move === 'array') this.state = 'value or ]';
    if (move === 'end') this.endDocument();
    return move === 'key' || move === 'skipped' ? move : 'nothing';
  }

  private endArray(): 'nothing' {
    if (this.route) this.state = 'route';
    else this.endDocument();
    return 'nothing';
  }

  private endDocument(): void {
    const {format} = this.layout;
    this.state = format === 'array' ? 'file' : format === 'lines' ? 'line' : 'document';
  }

  private begin(inside: Inside, c: number): void {
    const bracketed = inside === 'record' && (c === OPEN_BRACE || c === OPEN_BRACKET);
    this.inside = inside;
    this.scanner = (bracketed && this.skimmer) || this.syntax;
    this.scanner.begin(this.container ? 'array' : 'document');
    this.begunIndex = this.index;
    this.byte = this.base + this.at;
    this.line = this.lineHere;
  }

  /** Goes on in the value that was begun. */
  private scan(): Found {
    this.from = this.at;
    const end = this.scanner.over(this.bytes, this.at, this.bytes.length);
    this.to = this.at = end < 0 ? this.bytes.length : end;
    if (this.inside === 'key') this.route!.addToKey(this.bytes.subarray(this.from, this.to));
    if (end >= 0) return this.endValue();
    return this.inside === 'record' ? 'part' : 'nothing';
  }

  private endValue(): Found {
    const {inside} = this;
    this.inside = 'nothing';
    this.lineHere = this.line + this.scanner.lines;
    if (inside !== 'record') return 'nothing';
    this.index++;
    if (this.container) this.state = 'comma or ]';
    else this.endDocument();
    return 'record';
  }

  private newline(): void {
    if (this.state === 'line') this.state = 'document';
    if (this.layout.format === 'lines' && this.state !== 'document') {
      this.fault('the rest of the record on its line');
    }
    this.lineHere++;
  }

  private fault(expected: string): never {
    const found = nameByte(this.bytes[this.at]!);
    const fix = this.state === 'file' ? 'The format auto takes several values.' : '';
    throw problem('ERR_INGEST_NOT_JSON', {place: this.here, expected, found, fix});
  }

  private missing(found: string): never {
    const path = this.layout.path!;
    throw problem('ERR_INGEST_NO_ARRAY', {place: this.here, path, found});
  }

  private truncated(expected: string): never {
    throw problem('ERR_INGEST_TRUNCATED', {place: this.here, expected});
  }
}
