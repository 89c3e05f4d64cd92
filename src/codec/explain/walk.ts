import {type Issue, pointerStep, type Stage} from '../issue.js';

/** Deeper than this a record that holds itself is explained later, so that no input overflows the stack. */
const maxDepth = 64;

type Tree = (Issue | Tree)[];

/** Where an explanation stands in the value, and what it has found so far. */
export class Walk {
  private path: (string | number)[] = [];
  private found: Tree = [];
  private depth = 0;
  private readonly postponed: (() => void)[] = [];

  /** Walks from the value itself on; the issues are in the order of the walk. */
  static run(stage: Stage, start: (walk: Walk) => void): Issue[] {
    const walk = new Walk(stage);
    const {found} = walk;
    start(walk);
    for (let next = walk.postponed.pop(); next; next = walk.postponed.pop()) next();
    return found.flat(Infinity as 1) as Issue[];
  }

  private constructor(private readonly stage: Stage) {}

  /** Reports a broken rule here. */
  report(code: string, detail: string): void {
    this.found.push({
      stage: this.stage,
      code,
      pointer: this.path.map(pointerStep).join(''),
      detail,
    });
  }

  /** Takes a step down, and up again. */
  at(key: string | number, visit: () => void): void {
    this.path.push(key);
    visit();
    this.path.pop();
  }

  /** Enters a record that may hold itself; what is too deep leaves a gap that is filled later. */
  enter(visit: () => void): void {
    if (this.depth < maxDepth) {
      this.depth++;
      visit();
      this.depth--;
      return;
    }
    const path = [...this.path];
    const gap: Tree = [];
    this.found.push(gap);
    this.postponed.push(() => {
      this.path = path;
      this.found = gap;
      this.depth = 0;
      visit();
    });
  }
}
