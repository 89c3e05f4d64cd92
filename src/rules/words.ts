import type {
  Condition,
  Limits,
  NumberNode,
  Presence,
  PresenceCases,
  RecordNode,
} from '../codec/node.js';

/** Says which presence a field has, and when. */
export function sayPresence(cases: PresenceCases, otherwise: Presence): string {
  if (cases.length === 0) return say[otherwise];
  const when = cases.map(([condition, presence]) => {
    const told = sayCondition(condition);
    return told === '' ? `else ${say[presence]}` : `${say[presence]} when ${told}`;
  });
  const isComplete = cases.some(([condition]) => sayCondition(condition) === '');
  return [...when, ...(isComplete ? [] : [`else ${say[otherwise]}`])].join(', ');
}

/** Says a condition; nothing where it always holds. */
export function sayCondition(condition: Condition): string {
  if ('is' in condition) {
    return `${code(condition.is)} is ${listed(condition.values.map(String), 'or')}`;
  }
  if ('has' in condition) {
    const {has} = condition;
    return has.length > 0 ? `${listed(has, 'and')} ${has.length > 1 ? 'are' : 'is'} there` : '';
  }
  if ('lacks' in condition) {
    const {lacks} = condition;
    return lacks.length > 1
      ? `neither ${listed(lacks, 'nor')} is there`
      : `${listed(lacks, 'or')} is absent`;
  }
  return condition.any.map(sayCondition).join(' or ');
}

/** Says between which bounds a number lies, or which it may be; nothing where it may be any. */
export function sayLimits({min, max, only}: Limits): string {
  if (only) return `one of ${only.join(', ')}`;
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  if (min !== undefined) return `at least ${min}`;
  return max === undefined ? '' : `at most ${max}`;
}

/** Says how the siblings of a number bound it. */
export const sayBounds = ({atLeast, atMost, within}: NumberNode): string[] => [
  ...(atLeast === undefined ? [] : [`not below ${code(atLeast)}`]),
  ...(atMost === undefined ? [] : [`not above ${code(atMost)}`]),
  ...(within === undefined ? [] : [`not so far from ${code(within)} as to leave its range`]),
];

/** Says what a record demands of several of its fields at once. */
export function sayDemands({checks, shapes}: RecordNode): string[] {
  const demands = checks.flatMap(check =>
    'rule' in check ? [`one at least of ${listed(check.rule.suffices, 'or')}`] : [],
  );
  const forms = shapes.map(([condition, steps], index) => {
    const fields = steps.flatMap(step => {
      if (!('row' in step) || step.row.otherwise === 'optional') return [];
      const {name, of, otherwise} = step.row;
      const bounds = of.tag === 'number' ? sayBounds(of) : [];
      return [[`${code(name)} ${say[otherwise]}`, ...bounds].join(' and ')];
    });
    const when = sayCondition(condition);
    const start = when === '' ? 'else' : `${index === 0 ? 'when' : 'else when'} ${when}`;
    return `${start}: ${fields.join(', ')}`;
  });
  return [...demands, ...forms];
}

/** Marks a word of the wire. */
export const code = (word: string): string => `\`${word === '' ? ' ' : word}\``;

/** Lists words of the wire. */
export function listed(words: readonly string[], last: 'and' | 'or' | 'nor'): string {
  const marked = words.map(code);
  if (marked.length < 3) return marked.join(` ${last} `);
  return `${marked.slice(0, -1).join(', ')} ${last} ${marked.at(-1)}`;
}

const say: Readonly<Record<Presence, string>> = {
  required: '**required**',
  optional: 'optional',
  forbidden: 'forbidden',
  unchecked: 'not looked at',
};
