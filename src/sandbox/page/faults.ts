import type {Html} from '../../print/html.js';
import {count} from '../../print/numbers.js';
import type {Countdown} from '../faults/countdown.js';
import type {FaultRule, RequestFault} from '../faults/rule.js';
import {tableSection} from './table.js';

/** Shows the fault rules that may still apply, in the order in which they are tried. */
export const faults = (rules: readonly Countdown<FaultRule>[]): Html =>
  tableSection({
    id: 'faults',
    title: 'Fault rules',
    caption: 'Fault rules in force, in the order in which they are tried',
    rows: rules,
    columns: [
      {title: 'At', cell: ({rule}) => rule.at},
      {title: 'Does', cell: ({rule}) => [rule.do, ...details(rule)].join(', ')},
      {title: 'To skip', cell: ({toSkip}) => count(toSkip), isNumber: true},
      {
        title: 'Times left',
        cell: ({left}) => (left === Infinity ? 'always' : count(left)),
        isNumber: true,
      },
    ],
  });

// Headers and body of a status are left out: who knows what they hold.
function details(rule: FaultRule): string[] {
  const {milliseconds, status, bytes, effect, probability}: Details = rule;
  return [
    status === undefined ? '' : String(status),
    milliseconds === undefined ? '' : `${count(milliseconds)} ms`,
    bytes === undefined ? '' : `above ${count(bytes)} bytes`,
    effect ? 'with its effect' : '',
    probability === undefined ? '' : `with probability ${probability}`,
  ].filter(text => text !== '');
}

type Details = Omit<Partial<RequestFault>, 'at' | 'do'>;
