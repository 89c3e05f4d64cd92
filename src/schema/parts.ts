import type {ChoiceNode, Node, RecordNode} from '../codec/node.js';

/**
 * Finds the records below a node that deserve a name: those met more than once, such as one that
 * holds itself, and the cases of a choice. Each is named for the field or case where it was first met.
 * What is `elsewhere` is not looked into.
 */
export function partsOf(
  root: Node,
  elsewhere: {has(node: Node): boolean} = new Set(),
): ReadonlyMap<RecordNode, string> {
  const search = new Search(elsewhere);
  search.visit(root, '');
  return search.parts;
}

class Search {
  readonly parts = new Map<RecordNode, string>();
  private readonly met = new Map<RecordNode, string>();

  constructor(private readonly elsewhere: {has(node: Node): boolean}) {}

  visit(node: Node, name: string): void {
    if (this.elsewhere.has(node)) return;
    if (node.tag === 'list' || node.tag === 'map') this.visit(node.of, name);
    else if (node.tag === 'lazy') this.visit(node.of(), name);
    else if (node.tag === 'choice') this.visitChoice(node, name);
    else if (node.tag === 'record') this.visitRecord(node, name);
  }

  private visitChoice({on, cases}: ChoiceNode, name: string): void {
    for (const [value, node] of cases) {
      const own = on === 'type' ? value : `${name}-${value.replaceAll('/', '-')}`;
      if (node.tag === 'record' && cases.size > 1 && !this.elsewhere.has(node)) this.add(node, own);
      this.visit(node, own);
    }
  }

  private visitRecord(node: RecordNode, name: string): void {
    const before = this.met.get(node);
    if (before === undefined) {
      this.met.set(node, name);
      for (const row of node.rows) this.visit(row.of, row.name);
    } else {
      this.add(node, before);
    }
  }

  private add(node: RecordNode, name: string): void {
    if (this.parts.has(node)) return;
    const taken = new Set(this.parts.values());
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
    this.parts.set(node, free);
  }
}
