import fc from 'fast-check';
import type {
  ChoiceNode,
  Condition,
  ListNode,
  MapNode,
  Node,
  RecordNode,
  RowNode,
} from '../codec/node.js';
import {drawScalar} from './draw-scalar.js';

/**
 * What chance decides of a value before its surroundings are known: a point of the range yet to be
 * worked out, which members are there, which case of a choice. `build` makes the value of it.
 */
export type Draw = unknown;

export interface RecordDraw {
  readonly rows: Readonly<Record<string, RowDraw>>;
  /** Which field appears, from 0 to below 1, where one of several must and none was drawn. */
  readonly pick: number;
}

export interface RowDraw {
  readonly presence: 'absent' | 'null' | 'there';
  readonly draw: Draw;
}

export interface ChoiceDraw {
  readonly value: string;
  readonly draw: Draw;
}

/** A value of a record that holds itself does so this often. */
const maxDepth = 2;

/** Enough to show an order or a duplicate, and little enough to read. */
const fewElements = 4;

/** Gives the draws of a node, or nothing where it would hold itself too often. */
export function drawsOf(node: Node, depth = 0): fc.Arbitrary<Draw> | undefined {
  switch (node.tag) {
    case 'list':
      return drawList(node, depth);
    case 'map':
      return drawMap(node, depth);
    case 'record':
      return drawRecord(node, depth);
    case 'choice':
      return drawChoice(node, depth);
    case 'lazy':
      return depth < maxDepth ? drawsOf(node.of(), depth + 1) : undefined;
    default:
      return drawScalar(node);
  }
}

function drawList({of, min, max, unique}: ListNode, depth: number) {
  const element = drawsOf(of, depth);
  if (!element) return min === 0 ? fc.constant([]) : undefined;
  const length = {minLength: min, maxLength: Math.min(max, Math.max(min, fewElements))};
  return unique ? fc.uniqueArray(element, length) : fc.array(element, length);
}

function drawMap({of}: MapNode, depth: number) {
  const member = drawsOf(of, depth);
  const members = member && fc.tuple(fc.string({maxLength: 20}), member);
  return members && fc.uniqueArray(members, {maxLength: 2, selector: ([name]) => name});
}

function drawRecord({rows}: RecordNode, depth: number): fc.Arbitrary<RecordDraw> | undefined {
  const names: string[] = [];
  const arbitraries: fc.Arbitrary<RowDraw>[] = [];
  for (const row of rows) {
    const draw = drawField(row, rows, depth);
    if (draw) {
      names.push(row.name);
      arbitraries.push(fc.tuple(presence, draw).map(asRow));
    } else if (isRequired(row)) {
      return undefined;
    }
  }
  return fc.tuple(fc.nat(99), ...arbitraries).map(([percent, ...drawn]) => ({
    rows: Object.fromEntries(names.map((name, index) => [name, drawn[index]!])),
    pick: percent / 100,
  }));
}

/** Words on which another field depends come more often: of 75 sports one asks for a name. */
function drawField({name, of}: RowNode, siblings: readonly RowNode[], depth: number) {
  if (of.tag !== 'oneOf') return drawsOf(of, depth);
  const telling = siblings.flatMap(({cases}) => cases.flatMap(([on]) => wordsOf(on, name)));
  const any = {arbitrary: drawScalar(of), weight: 3};
  return telling.length > 0 ? fc.oneof(any, fc.constantFrom(...telling)) : any.arbitrary;
}

const wordsOf = (condition: Condition, name: string): (string | number)[] =>
  'is' in condition && condition.is === name ? [...condition.values] : [];

const asRow = ([presence, draw]: [RowDraw['presence'], Draw]): RowDraw => ({presence, draw});

const isRequired = ({cases, otherwise}: RowNode) => cases.length === 0 && otherwise === 'required';

/** Absent first: a counterexample shrinks to what it needs. */
const presence = fc.constantFrom<RowDraw['presence'][]>('absent', 'there', 'there', 'null');

function drawChoice({cases}: ChoiceNode, depth: number): fc.Arbitrary<ChoiceDraw> | undefined {
  const arbitraries = [...cases].flatMap(([value, node]) => {
    const draw = drawsOf(node, depth);
    return draw ? [fc.record({value: fc.constant(value), draw})] : [];
  });
  return arbitraries.length > 0 ? fc.oneof(...arbitraries) : undefined;
}
