import type {Limits, NumberNode} from '../node.js';
import type {Sibling} from './source.js';

/**
 * Writes the expression that holds for a valid number. A sibling that is a bound needs no look at
 * its own range: where it left that, the record is refused anyway.
 */
export function isNumber(node: NumberNode, value: string, sibling: Sibling): string {
  const demands = [isType(node, value), ...isWithin(node, value)];
  if (node.by) {
    const units = sibling(node.by.ref);
    const by = node.by.limits.map(([name, limits]) => {
      const own = [...isWithin(limits, value), ...isNear(node, limits, value, sibling)];
      return `${units} === ${JSON.stringify(name)} ? ${own.join(' && ') || 'true'} : `;
    });
    demands.push(`(${by.join('')}true)`);
  } else {
    demands.push(...isNear(node, node, value, sibling));
  }
  return demands.join(' && ');
}

/** A number that fits 32 bits is told by one operation, its type included. */
function isType({integer, min, max, only}: NumberNode, value: string): string {
  if (!integer) return `typeof ${value} === "number" && ${value} - ${value} === 0`;
  const small = only ?? [min ?? -Infinity, max ?? Infinity];
  const fits = small.every(bound => bound >= -(2 ** 31) && bound < 2 ** 31);
  if (fits) return `(${value} | 0) === ${value}`;
  // Beyond 2^63 the platform's int turns negative, so a lower bound alone does not keep it out.
  const overflows = min !== undefined && max === undefined && !only;
  return `Number.isInteger(${value})${overflows ? ` && ${value} < ${2 ** 63}` : ''}`;
}

function isWithin({min, max, only}: Limits, value: string): string[] {
  if (only) return [`(${only.map(one => `${value} === ${one}`).join(' || ')})`];
  const bounds: string[] = [];
  if (min !== undefined) bounds.push(`${value} >= ${min}`);
  if (max !== undefined) bounds.push(`${value} <= ${max}`);
  return bounds;
}

function isNear(
  {atLeast, atMost, within}: NumberNode,
  {min, max}: Limits,
  value: string,
  sibling: Sibling,
): string[] {
  const demands: string[] = [];
  const where = (name: string, demand: (sibling: string) => string) =>
    demands.push(`(${sibling(name)} == null || ${demand(sibling(name))})`);
  if (atLeast) where(atLeast, other => `${value} >= ${other}`);
  if (atMost) where(atMost, other => `${value} <= ${other}`);
  if (within) {
    where(
      within,
      other => `(${value} >= 0 && ${value} <= Math.min(${other} - ${min}, ${max} - ${other}))`,
    );
  }
  return demands;
}
