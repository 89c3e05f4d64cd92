import {type Issue, pointerStep, type Stage} from '../issue.js';

/** Deeper than this a record that holds itself is explained later, so that no input overflows the stack. */
const maxDepth = 64;

type Tree = (Issue | Tree)[];

/** Where an explanation stands in the value, and what it has found so far. */
export class Walk {
  private path: Path | undefined;
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
    this.found.push({stage: this.stage, code, pointer: pointerOf(this.path), detail});
  }

  /** Takes a step down, and up again. */
  at(key: string | number, visit: () => void): void {
    const here = this.path;
    this.path = {key, up: here};
    visit();
    this.path = here;
  }

  /** Enters a record that may hold itself; what is too deep leaves a gap that is filled later. */
  enter(visit: () => void): void {
    if (this.depth < maxDepth) {
      this.depth++;
      visit();
      this.depth--;
      return;
    }
    const {path} = this;
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

/** The last step down, and those before it: printed only where there is something to report. */
interface Path {
  readonly key: string | number;
  readonly up: Path | undefined;
}

function pointerOf(path: Path | undefined): string {
  let pointer = '';
  for (let at = path; at; at = at.up) pointer = pointerStep(at.key) + pointer;
  return pointer;
}
