import {CLOSE_BRACE, COLON, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE} from './bytes.js';

/** What a byte on the route means: go on after it, a key or a value left out begins, ... */
export type Move = 'on' | 'key' | 'skipped' | 'array' | 'end';

/** What a route reports; both must throw. */
export interface RouteFaults {
  /** The byte is not JSON here. */
  expected(expected: string): never;
  /** It is JSON, but there is no array at the end of the path. */
  missing(found: string): never;
}

/** Walks through one object after the other to the array at a path, and out again behind it. */
export class Route {
  private state: 'key' | 'key or }' | 'colon' | 'value' | 'comma or }' = 'key or }';
  private readonly keys: readonly string[];
  /** For each object open on the way: whether it had the key of the path. */
  private readonly seen: boolean[] = [];
  /** The key that is being read, as it came; its bytes as Latin-1. */
  private key = '';
  private readonly longestKey: number;

  /** `path` is object keys joined by points. */
  constructor(
    path: string,
    private readonly faults: RouteFaults,
  ) {
    this.keys = path.split('.');
    // Each UTF-16 unit may be an escape of six bytes; a longer key need not be kept to be another.
    this.longestKey = Math.max(...this.keys.map(key => 6 * key.length)) + 2;
  }

  /** Enters an object whose brace was read. */
  enter(): void {
    this.seen.push(false);
    this.state = 'key or }';
  }

  /** Takes the next byte that is not whitespace. */
  step(byte: number): Move {
    switch (this.state) {
      case 'key or }':
        return byte === CLOSE_BRACE ? this.leave() : this.beginKey(byte);
      case 'key':
        return this.beginKey(byte);
      case 'colon':
        if (byte !== COLON) this.faults.expected('a colon');
        this.state = 'value';
        return 'on';
      case 'value':
        this.state = 'comma or }';
        return this.matches() ? this.follow(byte) : 'skipped';
      case 'comma or }':
        if (byte === CLOSE_BRACE) return this.leave();
        if (byte !== COMMA) this.faults.expected('a comma or }');
        this.state = 'key';
        return 'on';
    }
  }

  /** Collects the bytes of a key, its quotes too. */
  addToKey(bytes: Buffer): void {
    if (this.key.length <= this.longestKey) this.key += bytes.toString('latin1');
  }

  private beginKey(byte: number): Move {
    if (byte !== QUOTE) this.faults.expected(`a ${this.state}`);
    this.state = 'colon';
    this.key = '';
    return 'key';
  }

  /** Compares what the keys say, not how they are written: `"\u0064ata"` is `data`. */
  private matches(): boolean {
    if (this.key.length > this.longestKey) return false;
    const text = Buffer.from(this.key, 'latin1').toString();
    return JSON.parse(text) === this.keys[this.seen.length - 1];
  }

  private follow(byte: number): Move {
    this.seen[this.seen.length - 1] = true;
    const atEnd = this.seen.length === this.keys.length;
    if (atEnd && byte === OPEN_BRACKET) return 'array';
    if (atEnd || byte !== OPEN_BRACE)
      this.faults.missing(nameValue(byte) ?? this.faults.expected('a value'));
    this.enter();
    return 'on';
  }

  private leave(): Move {
    if (!this.seen.pop()) this.faults.missing(`no key "${this.keys[this.seen.length]}"`);
    this.state = 'comma or }';
    return this.seen.length > 0 ? 'on' : 'end';
  }
}

/** Names a value by its first byte; undefined where none begins so. */
export function nameValue(byte: number): string | undefined {
  return values.find(([start]) => start.test(String.fromCharCode(byte)))?.[1];
}

const values = [
  [/\{/, 'an object'],
  [/\[/, 'an array'],
  [/"/, 'a string'],
  [/[-\d]/, 'a number'],
  [/[tf]/, 'a boolean'],
  [/n/, 'null'],
] as const;
