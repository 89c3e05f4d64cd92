/** What a field's rule is, as plain data: the only statement of it. Interpreters read nothing else. */
export type Node =
  | NumberNode
  | TextNode
  | OneOfNode
  | ExactlyNode
  | FlagNode
  | InstantNode
  | MetadataNode
  | ListNode
  | MapNode
  | RecordNode
  | ChoiceNode
  | LazyNode;

/** The nodes whose values have parts. */
export type PartedNode = ListNode | MapNode | RecordNode | ChoiceNode | LazyNode;

/** The nodes whose values have none that a rule looks into. */
export type ScalarNode = Exclude<Node, PartedNode>;

/** Bounds of a number, both inclusive, or the only values allowed; nothing given, nothing checked. */
export interface Limits {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly only?: readonly number[] | undefined;
}

/**
 * Names a value beside the field (`units`) or, from the datum down, one deeper (`/units/bg`).
 */
export type Ref = string;

/** Limits that depend on units: the first member names them, the second what holds under them. */
export type LimitsByUnits = readonly (readonly [units: string, limits: Limits])[];

export interface NumberNode extends Limits {
  readonly tag: 'number';
  /** `int`: a number without a fraction. */
  readonly integer: boolean;
  /** What it counts, where no other field says so: for people, not for the verdict. */
  readonly unit?: string | undefined;
  /** Sibling that is the lower bound where it is itself in its range. */
  readonly atLeast?: string | undefined;
  /** Sibling that is the upper bound where it is itself in its range. */
  readonly atMost?: string | undefined;
  /** Sibling from which this may stray, up or down, without leaving the range of the units. */
  readonly within?: string | undefined;
  /** Units that set the limits; unknown or absent units set none. */
  readonly by?: {readonly ref: Ref; readonly limits: LimitsByUnits} | undefined;
  /** Units under which the stored value is converted to mmol. */
  readonly converts?: {readonly ref: Ref; readonly from: readonly string[]} | undefined;
}

export interface TextNode {
  readonly tag: 'text';
  /** Greatest length, in code points. */
  readonly max?: number | undefined;
  /** Greatest length, in bytes of UTF-8. */
  readonly maxBytes?: number | undefined;
  /** Whether the empty text may pass to the format. */
  readonly empty: boolean;
  readonly format?: Format | undefined;
}

/** A form that a text must have; `says` ends the sentence `value "x" ...` of a refusal. */
export interface Format {
  readonly name: string;
  readonly test: (text: string) => boolean;
  readonly says: string;
  /** Tells the text that counts as no value at all. */
  readonly empty?: (text: string) => boolean;
  /** A regular expression that it matches, for JSON Schema. */
  readonly pattern?: string;
  /** What the pattern leaves open; without a pattern, all of it. */
  readonly open?: string;
}

export interface OneOfNode {
  readonly tag: 'oneOf';
  readonly values: readonly string[];
  /** What every value is stored as: the one spelling of the units. */
  readonly becomes?: string | undefined;
}

export interface ExactlyNode {
  readonly tag: 'exactly';
  readonly value: string;
}

export interface FlagNode {
  readonly tag: 'flag';
}

export interface InstantNode {
  readonly tag: 'instant';
  /** Whether 0001-01-01T00:00:00Z passes. */
  readonly zero: boolean;
  /** Whether the text has no zone (and is read as UTC). */
  readonly local: boolean;
  /** Sibling it must not lie before. */
  readonly notBefore?: string | undefined;
}

export interface MetadataNode {
  readonly tag: 'metadata';
}

export interface ListNode {
  readonly tag: 'list';
  readonly of: Node;
  readonly min: number;
  readonly max: number;
  readonly unique: boolean;
  readonly sorted: boolean;
  readonly dropEmpty: boolean;
  /** Whether the elements' `start` must be 0 and then ascend. */
  readonly ascending: boolean;
}

export interface MapNode {
  readonly tag: 'map';
  readonly of: Node;
}

/** What is asked of a field's presence; `unchecked`: its type is judged, nothing else. */
export type Presence = 'required' | 'optional' | 'forbidden' | 'unchecked';

/** A question to the siblings, null being absent. */
export type Condition =
  | {readonly is: string; readonly values: readonly (string | number)[]}
  | {readonly has: readonly string[]}
  | {readonly lacks: readonly string[]}
  | {readonly any: readonly Condition[]};

/** Presences by condition, the first that holds. */
export type PresenceCases = readonly (readonly [Condition, Presence])[];

/** A field of a record. */
export interface RowNode {
  readonly name: string;
  readonly of: Node;
  readonly cases: PresenceCases;
  readonly otherwise: Presence;
  /** Whether the verdict on its presence follows the one on its value. */
  readonly late: boolean;
  /** Its name in what is stored. */
  readonly storedAs: string;
}

/** A demand on several fields at once; the platform words `any` and `one` differently. */
export interface RuleNode {
  readonly demand: 'any' | 'one';
  /** Fields named in the refusal. */
  readonly names: readonly string[];
  /** Fields of which one suffices. */
  readonly suffices: readonly string[];
}

/** One step of a record's check: a field (whether it is there, whether it is right, or both) or a rule. */
export type Check =
  | {readonly row: RowNode; readonly part: 'both' | 'there' | 'right'}
  | {readonly rule: RuleNode};

export interface RecordNode {
  readonly tag: 'record';
  /** Its fields, in the order in which the platform parses them. */
  readonly rows: readonly RowNode[];
  /** What is checked, in the platform's order. */
  readonly checks: readonly Check[];
  /** Checks that stand in for `checks`, the first whose condition holds. */
  readonly shapes: readonly (readonly [Condition, readonly Check[]])[];
  /** Whether it is a datum: refs from `/` begin here. */
  readonly datum: boolean;
}

export interface ChoiceNode {
  readonly tag: 'choice';
  /** The discriminator. */
  readonly on: string;
  /** Cases in the order in which a refusal lists them; each a record or a choice by another key. */
  readonly cases: ReadonlyMap<string, Node>;
  /** Where the chosen is stored as a datum of its own: whether a link to it stays. */
  readonly embedded?: {readonly unlinked: readonly string[]} | undefined;
}

export interface LazyNode {
  readonly tag: 'lazy';
  readonly of: () => Node;
}
