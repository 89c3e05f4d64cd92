import type {Node} from '../node.js';

/** Answers for a value of a node; `datum` is where refs from `/` begin. */
export type Guard = (value: unknown, datum: unknown) => boolean;

/** Which members a guard looks at: those that its node knows, or the ignored ones too. */
export type Reach = 'known members' | 'all members';

/** Gives the expression of a sibling or, for a ref from `/`, of a value of the datum. */
export type Sibling = (ref: string) => string;

/** The body of a guard while it is written: a list of statements, and what they call. */
export class Source {
  private readonly values: unknown[] = [];
  private readonly lines: string[] = [];

  constructor(
    readonly reach: Reach,
    readonly guardOf: (node: Node) => Guard,
  ) {}

  /** Takes in a value and names it. */
  use(value: unknown): string {
    const known = this.values.indexOf(value);
    return `k${known < 0 ? this.values.push(value) - 1 : known}`;
  }

  /** Adds a statement. */
  add(line: string): void {
    this.lines.push(line);
  }

  /** Adds a refusal of what does not hold. */
  demand(expression: string): void {
    this.add(`if (!(${expression})) return false;`);
  }

  /** Makes the function: `v` is the value, `d` the datum. */
  make(): Guard {
    const names = this.values.map((_, index) => `k${index}`);
    const body = `return (v, d) => {\n${this.lines.join('\n')}\nreturn true;\n};`;
    return new Function(...names, body)(...this.values);
  }
}
