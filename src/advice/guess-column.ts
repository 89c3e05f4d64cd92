import {explain} from '../codec/explain/index.js';
import type {Node, RowNode} from '../codec/node.js';
import type {Guess} from './spot.js';

/** A value that belongs into the field beside it. */
export const guessColumn: Guess = ({fault: {code, pointer}, field}) => {
  if (field?.recordNode === undefined || !isAboutValue(code)) return undefined;
  const {value, name, record, recordNode} = field;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const home = recordNode.rows.find(row => {
    if (row.name === name || !isTelling(row.of, value)) return false;
    // Only if that field has none of its own to be wrong about.
    return !isFine(row, record[row.name]);
  });
  if (home === undefined) return undefined;
  const own = pointer.split('/').at(-1);
  return {
    cause: `a column is shifted: what stands in ${own} belongs in ${home.name}`,
    remedy: 'compare the names of the columns with what is under them, where the data come from',
  };
};

const isAboutValue = (code: string) =>
  /^(type-not-(float64|int|string|bool|time)|value-not-(allowed|parsable|valid))$/.test(code);

/** Whether the rule admits the value, and hardly any other. */
function isTelling(node: Node, value: unknown): boolean {
  const isNarrow = node.tag === 'oneOf' || node.tag === 'instant' || node.tag === 'exactly';
  const isNumber = node.tag === 'number' && typeof value === 'number';
  return (isNarrow || isNumber) && explain(node, value).length === 0;
}

const isFine = ({of}: RowNode, value: unknown): boolean =>
  value != null && explain(of, value).length === 0;
