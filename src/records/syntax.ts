import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  isSpace,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SPACE,
} from './bytes.js';
import {type Fault, nameByte} from './fault.js';
import {beginNumber, clingsToNumber, type NumberPart} from './number.js';
import type {Scanner} from './scanner.js';

/** What is expected next, or what the next byte belongs to. */
type State =
  | 'value'
  | 'value or ]'
  | 'key'
  | 'key or }'
  | 'colon'
  | 'comma or end'
  | 'string'
  | 'escape'
  | 'hexadecimal'
  | 'literal'
  | 'number';

/**
 * Finds the end of any value and proves on the way that it is JSON (RFC 8259), piece by piece.
 * Several times slower than the Skimmer: for what JSON.parse does not see (values left out, or too
 * large to keep), for values without brackets, and to say where a value is not JSON.
 */
export class Syntax implements Scanner {
  lines = 0;

  private state: State = 'value';
  /** The closing bracket that each open one waits for. */
  private open: Buffer = Buffer.alloc(64);
  private depth = 0;
  private string: 'key' | 'value' = 'value';
  private number: NumberPart | undefined;
  /** Letters of a literal that are still to come. */
  private letters = '';
  /** Hexadecimal digits of an escape that are still to come. */
  private digits = 0;
  /** Bytes of the value in earlier pieces. */
  private passed = 0;

  /** `fail` is given the first fault and must throw; with `oneLine` a newline is a fault. */
  constructor(
    private readonly fail: (fault: Fault) => never,
    private readonly oneLine = false,
    private readonly mostOpen = MOST_OPEN,
  ) {}

  /** Tells a number that may end here: only what follows a number shows its end. */
  get complete(): boolean {
    return this.depth === 0 && this.state === 'number' && this.number!.complete;
  }

  begin(): void {
    this.state = 'value';
    this.depth = this.lines = this.passed = 0;
  }

  over(bytes: Uint8Array, from: number, to: number): number {
    for (let at = from; at < to; at++) {
      let c = bytes[at]!;
      if (this.state === 'string') {
        while (c >= SPACE && c !== QUOTE && c !== BACKSLASH && ++at < to) c = bytes[at]!;
        if (at === to) break;
      }
      const offset = this.passed + at - from;
      if (this.state === 'number') {
        if (this.inNumber(c, offset)) continue;
        if (this.endValue()) return at;
      }
      if (this.step(c, offset)) return at + 1;
    }
    this.passed += to - from;
    return -1;
  }

  /** Takes a byte that is not in a number; true where it ends the whole value. */
  private step(c: number, offset: number): boolean {
    switch (this.state) {
      case 'string':
        return this.inString(c, offset);
      case 'escape':
        return this.inEscape(c, offset);
      case 'hexadecimal':
        return this.inHexadecimal(c, offset);
      case 'literal':
        return this.inLiteral(c, offset);
      default:
        return isSpace(c) ? this.inSpace(c, offset) : this.inStructure(c, offset);
    }
  }

  /** Takes a byte of a number; false where the number ended before it. */
  private inNumber(c: number, offset: number): boolean {
    const {expected, complete, next} = this.number!;
    this.number = next(c);
    if (!this.number && (!complete || clingsToNumber(c))) this.fault(offset, expected, c);
    return this.number !== undefined;
  }

  private inString(c: number, offset: number): boolean {
    if (c < SPACE) this.fault(offset, 'the rest of a string', c);
    if (c === BACKSLASH) this.state = 'escape';
    else if (this.string === 'key') this.state = 'colon';
    else return this.endValue();
    return false;
  }

  private inEscape(c: number, offset: number): boolean {
    const letter = String.fromCharCode(c);
    if (!'"\\/bfnrtu'.includes(letter)) this.fault(offset, 'one of "\\/bfnrtu', c);
    this.state = letter === 'u' ? 'hexadecimal' : 'string';
    this.digits = 4;
    return false;
  }

  private inHexadecimal(c: number, offset: number): boolean {
    if (!/[\da-f]/i.test(String.fromCharCode(c))) this.fault(offset, 'a hexadecimal digit', c);
    if (--this.digits === 0) this.state = 'string';
    return false;
  }

  private inLiteral(c: number, offset: number): boolean {
    if (c !== this.letters.charCodeAt(0)) this.fault(offset, 'true, false or null', c);
    this.letters = this.letters.slice(1);
    return this.letters === '' && this.endValue();
  }

  private inSpace(c: number, offset: number): boolean {
    if (c === NEWLINE && this.oneLine) this.fault(offset, 'the rest of the record on its line', c);
    if (c === NEWLINE) this.lines++;
    return false;
  }

  private inStructure(c: number, offset: number): boolean {
    const end = this.open[this.depth - 1]!;
    switch (this.state) {
      case 'comma or end':
        if (c === end) return this.close();
        if (c !== COMMA) this.fault(offset, `a comma or ${nameByte(end)}`, c);
        this.state = end === CLOSE_BRACE ? 'key' : 'value';
        return false;
      case 'colon':
        if (c !== COLON) this.fault(offset, 'a colon', c);
        this.state = 'value';
        return false;
      case 'key or }':
        return c === CLOSE_BRACE ? this.close() : this.beginKey(c, offset);
      case 'key':
        return this.beginKey(c, offset);
      case 'value or ]':
        return c === CLOSE_BRACKET ? this.close() : this.beginValue(c, offset);
      default:
        return this.beginValue(c, offset);
    }
  }

  private beginKey(c: number, offset: number): false {
    if (c !== QUOTE) this.fault(offset, `a ${this.state}`, c);
    this.state = 'string';
    this.string = 'key';
    return false;
  }

  private beginValue(c: number, offset: number): false {
    const expected = `a ${this.state}`;
    if (c === OPEN_BRACE) {
      this.push(CLOSE_BRACE, 'key or }', offset, c);
    } else if (c === OPEN_BRACKET) {
      this.push(CLOSE_BRACKET, 'value or ]', offset, c);
    } else if (c === QUOTE) {
      this.state = 'string';
      this.string = 'value';
    } else if ((this.number = beginNumber(c))) {
      this.state = 'number';
    } else {
      this.letters = literals.get(c) ?? this.fault(offset, expected, c);
      this.state = 'literal';
    }
    return false;
  }

  private push(end: number, state: State, offset: number, c: number): void {
    if (this.depth === this.mostOpen) {
      this.fault(offset, `at most ${this.mostOpen} open brackets`, c);
    }
    if (this.depth === this.open.length) this.open = Buffer.concat([this.open], 2 * this.depth);
    this.open[this.depth++] = end;
    this.state = state;
  }

  private close(): boolean {
    this.depth--;
    return this.endValue();
  }

  /** Ends the value that is being read; true where it was the whole. */
  private endValue(): boolean {
    this.state = 'comma or end';
    return this.depth === 0;
  }

  private fault(offset: number, expected: string, c: number): never {
    return this.fail({offset, lines: this.lines, expected, found: nameByte(c)});
  }
}

/** Brackets that may be open: each takes memory, which must not grow with the input. */
const MOST_OPEN = 16 * 1024 * 1024;

/** What is left of a literal after its first letter. */
const literals = new Map([
  [0x74, 'rue'],
  [0x66, 'alse'],
  [0x6e, 'ull'],
]);
